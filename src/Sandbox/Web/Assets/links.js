// Opens a link as the person who is played. Nothing leaves this machine: VK's own links lead to the emulator, others are only shown.

import { act, post } from './api.js';
import { ask, snackbar } from './dom.js';
import { address, state } from './state.js';

export async function openLink(link) {
  const url = new URL(link);
  if (/^vk\.(me|com|ru)$/.test(url.hostname) && url.pathname.startsWith('/join/')) await join(link);
  else if (/^vk\.(me|com|ru)$/.test(url.hostname) && url.searchParams.has('ref')) await start(url.searchParams.get('ref'));
  else if (url.hostname === location.hostname) window.open(link, '_blank', 'noopener');
  else await ask('Ссылка наружу', `${link} — в настоящем ВК она открылась бы. Песочница в интернет не выходит.`, 'Понятно');
}

async function join(link) {
  const { result, chatId } = await post('/page/join', { person: state.me, link });
  switch (result) {
    case 'LinkInvalid':
      return void await ask('Ссылка недействительна', 'Чат сменил ссылку, или такой никогда не было. Войти по ней нельзя.', 'Понятно');
    case 'Banned':
      return void await ask('Войти не получится', 'Этого человека исключили из чата.', 'Понятно');
    case 'AlreadyMember':
      snackbar('Вы уже в этом чате');
      break;
    default:
      snackbar('Вы вступили в чат');
  }
  location.hash = address(state.me, chatId);
}

async function start(ref) {
  await act('press-start', { userId: state.me, groupId: state.stage.stage.groupId, ref });
  location.hash = address(state.me, 'bot');
}
