// The bot's buttons, laid out as VK lays them out.

import { act } from './api.js';
import { byId, el, patch, snackbar } from './dom.js';
import { openLink } from './links.js';
import { nameOf, openKey, state } from './state.js';

let refresh = () => {};

/** @param {() => void} redraw shows the spinner and takes it away */
export function whenPressed(redraw) { refresh = redraw; }

export function inlineKeyboard(message) {
  return el('div', { class: 'keys', role: 'group', 'aria-label': `Кнопки сообщения: ${nameOf(message.fromId)}` }, rows(message.keyboard, message.cmid));
}

/** The keyboard under the input field. */
export function showKeyboard() {
  const board = byId('keyboard');
  const keyboard = state.view.open?.keyboard;
  board.hidden = !keyboard;
  patch(board, keyboard ? [keyboard] : [], () => 'board', (it) => JSON.stringify(it) + [...state.pressing], (it) => el('div', { class: 'keys' }, rows(it, null)));
}

const rows = (keyboard, cmid) => keyboard.rows.map((row) => el('div', { class: 'row' }, row.map((button) => key(button, cmid))));

function key(button, cmid) {
  const isWaiting = state.pressing.has(`${cmid} ${button.label}`);
  const kind = button.type === 'open_link' ? 'secondary opens' : button.color ?? 'secondary';
  return el('button', {
    type: 'button', class: `key ${kind}`, title: button.label, 'aria-busy': isWaiting && 'true', 'aria-disabled': isWaiting && 'true',
    'aria-description': button.type === 'open_link' ? 'Откроет ссылку' : undefined,
    onclick: () => press(button, cmid),
  }, el('span', { class: 'label', text: button.label }));
}

async function press(button, cmid) {
  const waiting = `${cmid} ${button.label}`;
  if (state.pressing.has(waiting)) return;
  state.pressing.add(waiting);
  refresh();
  try {
    const answer = await act('press', { userId: state.me, where: openKey(), cmid, label: button.label });
    if (answer.answer === 'show_snackbar') snackbar(answer.text);
    if (answer.answer === 'open_link') await openLink(answer.link);
    if (answer.answer === 'expired') snackbar('Бот не ответил вовремя');
  } catch {
    snackbar('Кнопки больше нет');
  } finally {
    state.pressing.delete(waiting);
    refresh();
  }
}
