// The bubbles.

import { act } from './api.js';
import { ask, byId, el, patch } from './dom.js';
import { inlineKeyboard } from './buttons.js';
import { avatar } from './lists.js';
import { openLink } from './links.js';
import { nameOf, openKey, state } from './state.js';
import { dayOf, serviceWords, timeOf } from './words.js';

const Near = 5 * 60 * 1000;

let isAtEnd = true;

/** Whoever reads the newest message goes on seeing the newest, also when the field or the story takes room. */
export function watchLog() {
  const log = byId('log');
  log.addEventListener('scroll', () => { isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60; });
  new ResizeObserver(stayAtEnd).observe(log);
}

function stayAtEnd() {
  if (isAtEnd) byId('log').scrollTop = byId('log').scrollHeight;
}

export function showMessages() {
  const log = byId('log');
  const open = state.view.open;
  const place = open ? JSON.stringify(open.key) : '';
  const isNew = log.dataset.place !== place;
  isAtEnd ||= isNew;
  if (isNew) {
    log.replaceChildren();
    log.known = new Map();
    log.dataset.place = place;
    log.classList.toggle('dialog-log', Boolean(open && !open.key.chatId)); // of two, both know who speaks
  }
  const items = open ? itemsOf(open.messages.filter((it) => !it.isDeleted)) : [];
  patch(log, items, (it) => it.key, signatureOf, (it) => it.render(it));
  stayAtEnd();
  showPinned(open?.pinned);
}

const signatureOf = ({ message, joined, day }) =>
  (message ? `${message.editedAt} ${message.isPinned} ${joined} ${[...state.pressing].filter((it) => it.startsWith(`${message.cmid} `))} ${JSON.stringify(message.keyboard ?? '')}` : day);

function itemsOf(messages) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const day = dayOf(message.date);
    if (!before || dayOf(before.date) !== day) {
      items.push({ key: `day ${day}`, day, render: () => el('div', { class: 'service day', text: day }) });
      before = null;
    }
    const joined = before && !before.action && before.fromId === message.fromId && new Date(message.date) - new Date(before.date) < Near;
    items.push({ key: message.cmid, message, joined, render: message.action ? service : bubble });
    before = message;
  }
  return items;
}

const service = ({ message }) => el('div', { class: 'service', text: serviceWords(message.action, message.fromId, nameOf) });

function bubble({ message, joined }) {
  const isMine = message.fromId === state.me;
  const isChat = message.conversation.chatId !== undefined;
  const name = nameOf(message.fromId);
  return el('article', { class: `message${isMine ? ' mine' : ''}${joined ? ' joined' : ''}`, 'aria-label': `${isMine ? 'Вы' : name}, ${timeOf(message.date)}`, 'data-cmid': message.cmid },
    !isMine && (joined ? el('span', { class: 'avatar gap' }) : avatar(message.fromId, name)),
    el('div', { class: 'body' },
      el('div', { class: 'bubble' },
        isChat && !isMine && !joined && el('span', { class: `author tint${Math.abs(message.fromId) % 8}`, text: name }),
        message.text && el('p', { class: 'words' }, rich(message.text)),
        message.attachments.map(attachment),
        el('span', { class: 'meta' },
          message.isPinned && el('span', { text: 'закреплено' }),
          message.editedAt && el('span', { text: 'изменено' }),
          el('time', { datetime: message.date, text: timeOf(message.date) })),
        isMine && ownTools(message)),
      message.keyboard?.inline && inlineKeyboard(message)));
}

function ownTools(message) {
  return el('span', { class: 'tools' },
    el('button', { type: 'button', class: 'plain', 'aria-label': 'Изменить сообщение', title: 'Изменить', text: '✎', onclick: () => edit(message) }),
    el('button', { type: 'button', class: 'plain', 'aria-label': 'Удалить сообщение', title: 'Удалить', text: '✕', onclick: () => remove(message) }));
}

function edit(message) {
  const text = byId('text');
  text.value = message.text;
  text.dataset.editing = message.cmid;
  text.focus();
}

async function remove(message) {
  if (await ask('Удалить сообщение?', 'Оно пропадёт у всех. Бот об этом не узнает: так устроен ВК.', 'Удалить', 'Отмена'))
    await act('delete-message', { userId: state.me, where: openKey(), cmid: message.cmid });
}

/** Words with links and mentions in them. Everything goes in as text: nothing that people write is ever HTML. */
function rich(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(/\[(?:id|club|public)\d+\|([^\]]*)\]|https?:\/\/[^\s«»"<>]*[^\s«»"<>.,!?;:)]/g)) {
    parts.push(text.slice(end, found.index));
    const address = found[0];
    parts.push(found[1] !== undefined
      ? el('span', { class: 'mention', text: found[1] })
      : el('button', { type: 'button', class: 'link', text: address, onclick: () => openLink(address) }));
    end = found.index + address.length;
  }
  return [...parts, text.slice(end)];
}

function attachment(it) {
  if (it.type === 'photo' || (it.type === 'doc' && /^(png|jpe?g|gif)$/i.test(it.extension)))
    return el('img', { class: 'photo', src: fileAddress(it.url), alt: it.title ?? 'Изображение', loading: 'lazy' });
  if (it.type === 'doc')
    return el('a', { class: 'document', href: fileAddress(it.url), download: it.title },
      el('span', { class: 'kind', 'aria-hidden': 'true', text: it.extension.slice(0, 4) }),
      el('span', { class: 'lines' }, el('span', { class: 'name', text: it.title }), el('span', { class: 'role', text: `${Math.max(1, Math.round(it.size / 1024))} КБ` })));
  return el('p', { class: 'words', text: it.transcript ?? `[${it.kind ?? it.type}]` });
}

/** The messenger's files under the page's own address. */
function fileAddress(url) {
  const [key, name] = new URL(url).pathname.split('/').slice(-2);
  return `/page/file/${key}/${name}`;
}

function showPinned(pinned) {
  const bar = byId('pinned');
  bar.hidden = !pinned;
  if (pinned)
    bar.replaceChildren(el('button', { type: 'button', class: 'plain', onclick: () => byId('log').querySelector(`[data-cmid="${pinned.cmid}"]`)?.scrollIntoView({ block: 'center' }) },
      el('span', { class: 'label', text: 'Закреплено' }), el('span', { class: 'last', text: pinned.text || 'Вложение' })));
}
