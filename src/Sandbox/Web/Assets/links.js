// Opens a link as the person who is played. Nothing leaves this machine: VK's own links lead to the emulator, others are only shown.

import { act, get, post } from './api.js';
import { ask, snackbar } from './dom.js';
import { address, nameOf, personOf, state } from './state.js';
import { plural } from './words.js';

export async function openLink(link) {
  const url = new URL(link);
  if (/^vk\.(me|com|ru)$/.test(url.hostname) && url.pathname.startsWith('/join/')) await join(link);
  else if (/^vk\.(me|com|ru)$/.test(url.hostname) && url.searchParams.has('ref')) await start(url.searchParams.get('ref'));
  else if (/^vk\.(com|ru)$/.test(url.hostname) && /^\/id\d+$/.test(url.pathname)) await profile(Number(url.pathname.slice(3)));
  else if (url.hostname === location.hostname) window.open(link, '_blank', 'noopener');
  else await ask('Ссылка наружу', `${link} — в настоящем ВК она открылась бы. Песочница в интернет не выходит.`, 'Понятно');
}

async function join(link) {
  const invitation = await get(`/page/invitation?me=${state.me}&link=${encodeURIComponent(link)}`);
  if (invitation && !invitation.isInside && !await ask(invitation.title, `${plural(invitation.members, 'участник', 'участника', 'участников')}. Вы вступите как ${nameOf(state.me)}.`, 'Вступить', 'Не сейчас'))
    return;
  const { result, chatId } = await post('/page/join', { person: state.me, link });
  switch (result) {
    case 'LinkInvalid':
      return void await ask('Ссылка недействительна', 'Чат сменил ссылку, или такой никогда не было. Войти по ней нельзя.', 'Понятно');
    case 'Banned':
      return void await ask('Войти не получится', 'Этого человека исключили из чата.', 'Понятно');
    case 'AlreadyMember':
      snackbar('Вы уже в этом чате');
  }
  location.hash = address(state.me, chatId);
}

async function profile(id) {
  const { who } = personOf(id);
  await ask(nameOf(id), `Профиль id${id}${who ? `, на самом деле ${who}` : ''}. В настоящем ВК здесь открылась бы его страница.`, 'Понятно');
}

async function start(ref) {
  await act('press-start', { userId: state.me, groupId: state.stage.stage.groupId, ref });
  location.hash = address(state.me, 'bot');
}
