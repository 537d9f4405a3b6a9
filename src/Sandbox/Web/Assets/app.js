// Reads what there is to see, and keeps it fresh.

import { get, post } from './api.js';
import { showKeyboard, whenPressed } from './buttons.js';
import { moveTo, pressStart, wireComposer } from './composer.js';
import { byId, el, showOnly } from './dom.js';
import { listen } from './live.js';
import { avatar, badgeKind, showConversations, showPeople } from './lists.js';
import { showMessages, watchLog } from './messages.js';
import { buildPanel, isCurtainOpen, showCurtain, showPanel } from './panel.js';
import { chatMenu } from './chat-menu.js';
import { address, nameOf, openKey, personOf, readAddress, sameKey, schoolNow, state } from './state.js';
import { showGuide, whenMoved } from './stories.js';
import { plural, setZone, timeOf, weekdayOf } from './words.js';

const TypingLasts = 6000;
let reading = null;
let isStale = false;
let typingEnds;

function show() {
  const open = state.view.open;
  moveTo(location.hash);
  document.body.classList.toggle('has-chat', Boolean(open));
  byId('composer').hidden = !open;
  byId('log').hidden = !open;
  byId('nothing').hidden = Boolean(open);
  showPeople();
  showConversations();
  showHead();
  showMessages();
  showKeyboard();
  showGuide();
  showStart();
  document.title = `${nameOf(state.me)} — школа в песочнице`;
}

function showHead() {
  const open = state.view.open;
  const head = byId('chat').querySelector('.chat-head');
  const signature = open ? `${open.title} ${JSON.stringify(open.members)} ${state.typing} ${state.me} ${JSON.stringify(open.key)}` : '';
  if (head.dataset.signature === signature) return;
  head.dataset.signature = signature;
  if (!open) return void head.replaceChildren();
  const id = open.key.chatId ?? -state.stage.stage.groupId;
  head.replaceChildren(
    el('a', { class: 'back plain', href: address(state.me, null), 'aria-label': 'К списку чатов', text: '‹' }),
    avatar(id, open.title),
    el('div', { class: 'lines' },
      el('h2', { class: 'name', text: open.title }),
      el('span', { class: 'role', 'aria-live': 'polite', text: state.typing ? 'печатает…' : open.key.chatId ? plural(open.members.length, 'участник', 'участника', 'участников') : 'бот школы' })),
    el('span', { class: `badge ${badgeKind(personOf(state.me).role)}`, text: `вы: ${personOf(state.me).role}` }),
    open.key.chatId ? chatMenu(open) : '');
}

/** VK greets a person in an empty dialog with this button. */
function showStart() {
  const open = state.view.open;
  const isEmpty = open && !open.key.chatId && open.messages.length === 0;
  const log = byId('log');
  const there = log.querySelector('.start');
  if (isEmpty && !there)
    log.append(el('div', { class: 'start' }, el('p', { text: 'Бот первым не пишет. Напишите ему или нажмите «Начать».' }), el('button', { type: 'button', class: 'key primary', text: 'Начать', onclick: pressStart })));
  if (!isEmpty) there?.remove();
}

/** Asks again when something changed while it was asking. */
async function refresh() {
  isStale = true;
  reading ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        await read();
      }
    } finally {
      reading = null;
    }
  })();
  await reading;
}

async function read() {
  readAddress();
  const where = state.where === null ? '' : state.where === 'bot' ? '&bot=1' : `&chat=${state.where}`;
  const asked = location.hash;
  const view = await get(`/page/view?me=${state.me}${where}`);
  if (location.hash !== asked) return void (isStale = true);
  state.view = view;
  state.ahead = new Date(view.now) - Date.now();
  show();
  showClock();
  markRead();
  if (isCurtainOpen()) await showCurtain();
}

function markRead() {
  const open = state.view.open;
  const line = open && state.view.conversations.find((it) => sameKey(it.key, open.key));
  if (line?.unread > 0 && document.visibilityState === 'visible')
    post('/page/read', { person: state.me, key: open.key, cmid: open.messages.at(-1).cmid });
}

function showClock() {
  const now = schoolNow();
  const clock = byId('clock');
  clock.replaceChildren(el('span', { class: 'date', text: `${weekdayOf(now)}, ` }), timeOf(now));
  clock.setAttribute('datetime', now.toISOString());
  byId('school-time').textContent = `В школе ${weekdayOf(now)}, ${timeOf(now)}`;
}

async function told(event) {
  if (event.what === 'open') {
    document.body.classList.add('ready');
    const stage = await get('/page/stage').catch(() => null);
    if (stage && stage.school !== state.stage.school) {
      // Another school: whoever was open here is open there, but the chats are others.
      history.replaceState(null, '', address(state.me, 'bot'));
      return void location.reload();
    }
  }
  if (event.what === 'change' && state.view?.open && sameKey(event.conversation, openKey())) {
    if (event.kind === 'Typing') return showTyping(true);
    if (event.kind === 'MessageAdded') showTyping(false);
  }
  await refresh();
}

function showTyping(isTyping) {
  state.typing = isTyping;
  clearTimeout(typingEnds);
  if (isTyping) typingEnds = setTimeout(() => showTyping(false), TypingLasts);
  showHead();
}

function wireFrame() {
  byId('people-button').addEventListener('click', () => showOnly('people'));
  byId('panel-button').addEventListener('click', () => showOnly('panel'));
  byId('panel-close').addEventListener('click', () => { showOnly(null); byId('panel-button').focus(); });
  byId('people').addEventListener('click', (event) => event.target.closest('a') && showOnly(null));
  byId('skip').addEventListener('click', (event) => { event.preventDefault(); byId('text').focus(); });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = ['people', 'panel'].find((layer) => document.body.classList.contains(`${layer}-open`));
    showOnly(null);
    if (open) byId(`${open}-button`).focus();
  });
  window.addEventListener('hashchange', () => {
    showOnly(null);
    refresh();
  });
  window.addEventListener('popstate', refresh);
  document.addEventListener('visibilitychange', () => state.view && markRead());
}

state.stage = await get('/page/stage');
setZone(state.stage.zone);
readAddress();
const isFirstVisit = !location.hash;
const isNarrow = window.innerWidth < 760;
if (isFirstVisit) history.replaceState(null, '', address(state.me, isNarrow ? null : 'bot'));
buildPanel();
wireFrame();
wireComposer();
watchLog();
whenPressed(show);
whenMoved(refresh);
await refresh();
showPanel();
if (isFirstVisit && isNarrow) showOnly('panel');
listen(told);
setInterval(showClock, 1000);
