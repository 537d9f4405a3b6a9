// The input field: text, a file, and the first "Начать".

import { act, base64 } from './api.js';
import { byId, el, snackbar } from './dom.js';
import { openKey, state } from './state.js';

let file = null;
let place = null;
const drafts = new Map(); // what is half written stays with its conversation

export function wireComposer() {
  const text = byId('text');
  byId('composer').addEventListener('submit', (event) => { event.preventDefault(); send(); });
  text.addEventListener('input', fit);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    if (event.key === 'Escape') clear();
  });
  byId('file').addEventListener('change', (event) => { hold(event.target.files[0]); event.target.value = ''; });
  wireDrop(byId('chat'));
}

/** Puts words into the field of a conversation, ready to be sent, also before it is on the screen. */
export function draftFor(address, words) {
  if (address === place) draft(words);
  else drafts.set(address, words);
}

function draft(words) {
  const text = byId('text');
  delete text.dataset.editing;
  text.value = words;
  fit();
  text.focus({ preventScroll: true });
}

/** @param {string} address the conversation that is now on the screen */
export function moveTo(address) {
  if (address === place) return;
  const text = byId('text');
  if (place !== null) drafts.set(place, text.dataset.editing ? '' : text.value);
  place = address;
  clear();
  text.value = drafts.get(address) ?? '';
  fit();
}

export async function pressStart() {
  await act('press-start', { userId: state.me, groupId: state.stage.stage.groupId });
  byId('text').focus();
}

async function send() {
  const text = byId('text');
  const words = text.value.trim();
  if (!words && !file) return;
  const who = { userId: state.me, where: openKey() };
  const held = file;
  const editing = Number(text.dataset.editing);
  clear();
  try {
    if (editing) return void await act('edit-message', { ...who, cmid: editing, draft: { text: words, attachments: [], forwards: [] } });
    const attachments = held ? [await act('upload-document', { userId: state.me, fileName: held.name, content: await base64(held) })] : [];
    // The emulator tells documents from pictures by this word, and it goes first.
    await act('write', { ...who, draft: { text: words, attachments: attachments.map((it) => ({ type: 'doc', ...it })), forwards: [] } });
  } catch {
    snackbar('Отправить не получилось');
    draft(words);
  }
}

function clear() {
  const text = byId('text');
  text.value = '';
  delete text.dataset.editing;
  hold(null);
  fit();
}

function hold(chosen) {
  file = chosen ?? null;
  const chip = byId('draft-file');
  chip.hidden = !file;
  chip.replaceChildren(...(file ? [
    el('span', { class: 'name', text: file.name }),
    el('button', { type: 'button', class: 'plain', 'aria-label': 'Убрать файл', text: '✕', onclick: () => hold(null) }),
  ] : []));
}

function fit() {
  const text = byId('text');
  text.style.height = 'auto';
  if (text.scrollHeight > 0) text.style.height = `${Math.min(text.scrollHeight + 2, 140)}px`; // 0: the field is not on the screen
}

function wireDrop(chat) {
  const isFile = (event) => state.where !== null && [...event.dataTransfer.types].includes('Files');
  chat.addEventListener('dragover', (event) => { if (isFile(event)) { event.preventDefault(); chat.classList.add('dropping'); } });
  chat.addEventListener('dragleave', (event) => { if (!chat.contains(event.relatedTarget)) chat.classList.remove('dropping'); });
  chat.addEventListener('drop', (event) => {
    chat.classList.remove('dropping');
    if (!isFile(event)) return;
    event.preventDefault();
    hold(event.dataTransfer.files[0]);
    byId('text').focus();
  });
}
