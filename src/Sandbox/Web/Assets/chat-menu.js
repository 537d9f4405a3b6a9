// What a member of a group chat can do with it: see who is inside, bring the bot in, leave.

import { act } from './api.js';
import { ask, el, snackbar } from './dom.js';
import { address, nameOf, state } from './state.js';

const Admin = { isAdmin: true, canSeeInviteLink: true, canChangeInviteLink: true, seesAllMessages: true };
const Plain = { isAdmin: false, canSeeInviteLink: false, canChangeInviteLink: false, seesAllMessages: false };

export function chatMenu(chat) {
  const groupId = state.stage.stage.groupId;
  const chatId = chat.key.chatId;
  const bot = chat.members.find((it) => it.memberId === -groupId);
  const isAdmin = chat.members.find((it) => it.memberId === state.me)?.rights.isAdmin;
  return el('details', { class: 'chat-menu', onkeydown: (event) => { if (event.key === 'Escape') event.currentTarget.open = false; } },
    el('summary', { class: 'plain', 'aria-label': 'Меню чата', text: '⋯' }),
    el('div', { class: 'sheet' },
      isAdmin && !bot && item('Добавить бота', () => act('add-community-to-chat', { byUserId: state.me, chatId, groupId })),
      isAdmin && bot && !bot.rights.isAdmin && item('Назначить бота администратором', () => act('set-chat-rights', { chatId, memberId: -groupId, rights: Admin })),
      isAdmin && bot?.rights.isAdmin && item('Снять бота с администраторов', () => act('set-chat-rights', { chatId, memberId: -groupId, rights: Plain })),
      isAdmin && bot && item('Исключить бота', () => act('remove-from-chat', { byUserId: state.me, chatId, memberId: -groupId })),
      item('Выйти из чата', () => leave(chat)),
      el('h3', { text: 'Участники' }),
      el('ul', {}, chat.members.map((it) => el('li', { text: `${nameOf(it.memberId)}${it.isOwner ? ', владелец' : it.rights.isAdmin ? ', администратор' : ''}` })))));
}

// As any menu, it closes when one goes on elsewhere.
document.addEventListener('click', (event) => {
  const menu = document.querySelector('.chat-menu[open]');
  if (menu && !menu.contains(event.target)) menu.open = false;
});

function item(text, does) {
  const choose = (event) => {
    const menu = event.currentTarget.closest('details');
    menu.open = false;
    menu.querySelector('summary').focus();
    does().catch(() => snackbar('Не получилось'));
  };
  return el('button', { type: 'button', class: 'plain', text, onclick: choose });
}

async function leave(chat) {
  if (!await ask('Выйти из чата?', `Вы больше не будете видеть «${chat.title}».`, 'Выйти', 'Остаться')) return;
  await act('leave-chat', { userId: state.me, chatId: chat.key.chatId });
  location.hash = address(state.me, null);
}
