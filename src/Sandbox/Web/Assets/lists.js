// The people one can be, and the conversations of the one who is chosen.

import { byId, el, patch } from './dom.js';
import { address, nameOf, personOf, state, whereOf } from './state.js';
import { firstName, initials, plural, serviceWords, shortOf } from './words.js';

export const avatar = (id, name) => el('span', { class: `avatar tint${Math.abs(id) % 8}${id < 0 ? ' bot' : ''}`, 'aria-hidden': 'true', text: initials(name) });

const unreadBadge = (count) => count > 0 && el('span', { class: 'unread' }, el('span', { 'aria-hidden': 'true', text: count }), el('span', { class: 'hidden', text: `, ${plural(count, 'новое', 'новых', 'новых')}` }));

export function showPeople() {
  const people = state.stage.stage.people;
  patch(byId('people').querySelector('ul'), people, (it) => it.id,
    (it) => `${state.view.unread[it.id]} ${it.id === state.me} ${nameOf(it.id)}`,
    (it) => el('li', {}, el('a', { href: address(it.id, 'bot'), class: 'person', title: it.who, 'aria-current': it.id === state.me && 'true' },
      avatar(it.id, nameOf(it.id)),
      el('span', { class: 'lines' },
        el('span', { class: 'name', text: nameOf(it.id) }),
        el('span', { class: 'title' }, el('span', { class: `badge ${badgeKind(it.role)}`, text: it.role }), el('span', { class: 'role', text: it.place }))),
      unreadBadge(state.view.unread[it.id]))));
  const me = personOf(state.me);
  const others = people.reduce((sum, it) => sum + (it.id === state.me ? 0 : state.view.unread[it.id] ?? 0), 0);
  byId('people-button').replaceChildren(
    avatar(me.id, nameOf(me.id)),
    el('span', { class: 'lines' },
      el('span', { class: 'name', text: nameOf(me.id) }),
      el('span', { class: `badge ${badgeKind(me.role)}`, text: me.role })),
    others > 0 ? el('span', { class: 'unread' }, el('span', { 'aria-hidden': 'true', text: others }), el('span', { class: 'hidden', text: `, у других ${plural(others, 'новое', 'новых', 'новых')}` })) : '',
    el('span', { class: 'hidden', text: '. Сменить человека' }));
}

export const badgeKind = (role) => ({ администратор: 'admin', директор: 'admin', учитель: 'staff', классный: 'staff', ученик: 'pupil', ученица: 'pupil', посторонний: 'stranger' })[role] ?? 'parent';

export function showConversations() {
  patch(byId('list').querySelector('ul'), state.view.conversations, (it) => `${state.me} ${it.key.chatId}`,
    (it) => `${JSON.stringify(it)} ${whereOf(it.key) === state.where} ${shortOf(it.lastDate ?? state.view.now, state.view.now)}`, line);
}

function line(it) {
  const id = it.key.chatId ?? -state.stage.stage.groupId;
  return el('li', {}, el('a', { href: address(state.me, whereOf(it.key)), class: 'conversation', 'aria-current': whereOf(it.key) === state.where && 'true' },
    avatar(id, it.title),
    el('span', { class: 'lines' },
      el('span', { class: 'title' },
        el('span', { class: 'name', text: it.title }),
        !it.key.chatId && el('span', { class: 'badge bot', text: 'бот' }),
        it.lastDate && el('time', { text: shortOf(it.lastDate, state.view.now) })),
      el('span', { class: 'title' }, el('span', { class: 'last', text: lastWords(it) }), unreadBadge(it.unread)))));
}

function lastWords(it) {
  if (!it.lastDate) return 'Здесь пока пусто';
  if (it.lastAction) return serviceWords(it.lastAction, it.lastFrom, nameOf);
  const text = it.lastText.replaceAll(/\[[^|\]]+\|([^\]]*)\]/g, '$1') || 'Вложение';
  if (it.lastFrom === state.me) return `Вы: ${text}`;
  return it.key.chatId ? `${firstName(nameOf(it.lastFrom))}: ${text}` : text;
}
