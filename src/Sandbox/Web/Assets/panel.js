// The desk: the clock, what to try, what happened while time passed, and what goes on behind the curtain.

import { get, post } from './api.js';
import { ask, byId, el, patch, snackbar } from './dom.js';
import { nameOf, state } from './state.js';
import { storyList } from './stories.js';
import { firstName, plural, serviceWords, timeOf, weekdayOf } from './words.js';

const Jumps = [['15m', '+15 мин'], ['1h', '+1 час'], ['1d', '+1 день'], ['digest', 'До сводки']];
const Codes = [1, 6, 9, 10, 100, 901, 917];
const Tabs = [['try', 'Что попробовать'], ['happened', 'Что было'], ['curtain', 'Закулисье']];
let tab = 'try';
let report = null;
let shownCurtain = '';

export function buildPanel() {
  byId('panel').replaceChildren(
    el('header', { class: 'panel-head' }, el('h2', { text: 'Пульт' }), el('button', { type: 'button', id: 'panel-close', class: 'plain', 'aria-label': 'Закрыть пульт', text: '✕' })),
    el('section', { class: 'time', 'aria-label': 'Время школы' },
      el('p', { id: 'school-time' }),
      el('div', { class: 'row' }, Jumps.map(([jump, label]) => el('button', { type: 'button', class: 'key secondary', text: label, onclick: () => jumpTo(jump) })))),
    el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Разделы пульта' },
      Tabs.map(([name, label]) => el('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `page-${name}`, text: label, onclick: () => choose(name), onkeydown: turn }))),
    ...Tabs.map(([name]) => el('section', { class: 'page', role: 'tabpanel', id: `page-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: '0' })),
    el('footer', { class: 'row' },
      el('button', { type: 'button', class: 'key secondary', text: 'Начать школу заново', onclick: () => reset(false) }),
      el('button', { type: 'button', class: 'key secondary', text: 'Пустая школа', onclick: () => reset(true) })));
  byId('page-curtain').append(
    el('h3', { text: 'Поломки' }), el('div', { id: 'faults' }), el('p', { id: 'strikes', class: 'role', 'aria-live': 'polite' }),
    el('h3', { text: 'Приглашения' }), el('ul', { id: 'invites', class: 'plain-list' }),
    el('h3', { text: 'Вызовы ВК после последнего действия' }), el('div', { id: 'calls' }),
    el('h3', { text: 'Обновления боту' }), el('div', { id: 'updates' }));
  choose(tab);
}

export function isCurtainOpen() { return tab === 'curtain' && byId('panel').checkVisibility(); }

export function showPanel() {
  byId('page-try').replaceChildren(el('p', { class: 'hello', text: 'Начните с любой истории: она сделает вас нужным человеком и подскажет шаги.' }), storyList());
  showReport();
}

function choose(name) {
  tab = name;
  for (const [other] of Tabs) {
    const isChosen = other === name;
    byId(`page-${other}`).hidden = !isChosen;
    byId(`tab-${other}`).setAttribute('aria-selected', isChosen);
    byId(`tab-${other}`).tabIndex = isChosen ? 0 : -1;
  }
  if (name === 'curtain') showCurtain();
}

function turn(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const index = (Tabs.findIndex(([name]) => name === tab) + step + Tabs.length) % Tabs.length;
  choose(Tabs[index][0]);
  byId(`tab-${tab}`).focus();
}

async function jumpTo(jump) {
  const keys = byId('panel').querySelectorAll('.time .key');
  for (const key of keys) key.setAttribute('aria-disabled', 'true');
  byId('panel').setAttribute('aria-busy', 'true');
  try {
    report = await post('/page/clock', { jump });
    showReport();
    choose('happened');
    const count = report.lines.length;
    snackbar(`Сейчас ${weekdayOf(report.to)}, ${timeOf(report.to)}. ${count ? `Событий: ${count}` : 'Ничего не произошло'}`);
  } finally {
    for (const key of keys) key.removeAttribute('aria-disabled');
    byId('panel').removeAttribute('aria-busy');
  }
}

function showReport() {
  const page = byId('page-happened');
  if (!report) return void page.replaceChildren(el('p', { class: 'role', text: 'Переведите часы: здесь появится, что бот сделал за это время.' }));
  page.replaceChildren(
    el('p', { class: 'role', text: `${weekdayOf(report.from)}, ${timeOf(report.from)} → ${weekdayOf(report.to)}, ${timeOf(report.to)}` }),
    report.isComplete ? '' : el('p', { class: 'warning', text: 'Бот ещё не закончил: возможно, включена поломка.' }),
    report.lines.length
      ? el('ol', { class: 'happened' }, report.lines.map(happened))
      : el('p', { text: 'За это время бот ничего не делал.' }));
}

function happened(line) {
  const text = line.action ? serviceWords(line.action, line.from, nameOf) : line.text;
  return el('li', {}, el('time', { text: `${weekdayOf(line.at)}, ${timeOf(line.at)}` }), el('b', { text: line.where ?? '' }), el('span', { text }));
}

export async function showCurtain() {
  const curtain = await get(`/page/curtain?me=${state.me}`);
  const signature = `${state.me}${JSON.stringify(curtain)}`;
  if (signature === shownCurtain) return;
  shownCurtain = signature;
  patch(byId('faults'), curtain.faults, (it) => it.name, (it) => `${it.isOn}`, fault);
  byId('strikes').textContent = curtain.strikes ? `После последнего действия сработали: ${plural(curtain.strikes, 'раз', 'раза', 'раз')}` : '';
  byId('invites').replaceChildren(...(curtain.invites.length ? curtain.invites.map((text) => el('li', { text })) : [el('li', { class: 'role', text: `${firstName(nameOf(state.me))}: приглашений нет` })]));
  showEntries('calls', curtain.calls, 'Бот ничего не спрашивал у ВК', (it) => entry(`${it.method}`, `${it.milliseconds.toFixed(1)} мс`, `${JSON.stringify(it.parameters, null, 1)}\n→ ${indented(it.answer)}`));
  showEntries('updates', curtain.updates, 'ВК ничего не сообщал боту', (it) => entry(it.type, '', indented(it.json)));
  document.body.classList.toggle('faulty', curtain.faults.some((it) => it.isOn));
}

function showEntries(id, entries, none, render) {
  patch(byId(id), entries.length ? entries.toReversed() : [{ number: 0 }], (it) => it.number, () => '', (it) => (it.number ? render(it) : el('p', { class: 'role', text: none })));
}

function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 1);
  } catch {
    return json; // cut, or broken on purpose
  }
}

const entry = (title, aside, body) => el('details', { class: 'entry' }, el('summary', {}, el('code', { text: title }), el('span', { class: 'role', text: aside })), el('pre', { text: body, tabindex: '0' }));

function fault(it) {
  const code = it.name === 'error' && el('select', { 'aria-label': 'Номер ошибки', onchange: () => it.isOn && switchFault(it.name, true) }, Codes.map((number) => el('option', { value: number, text: number })));
  return el('div', { class: 'switch' }, el('label', {}, el('input', {
    type: 'checkbox', role: 'switch', checked: it.isOn, onchange: (event) => switchFault(it.name, event.target.checked),
  }), ` ${it.label}`), code);
}

async function switchFault(name, isOn) {
  const code = Number(byId('faults').querySelector('select').value);
  if (isOn) await post('/page/fault', { name, isOn: false, code });
  await post('/page/fault', { name, isOn, code });
}

async function reset(isEmpty) {
  const agreed = isEmpty
    ? await ask('Начать с пустой школы?', 'Всё исчезнет. Ни классов, ни учеников, ни подключённых чатов: школу настраивает администратор.', 'Начать с пустой', 'Отмена')
    : await ask('Начать школу заново?', 'Все сообщения, приглашения и роли исчезнут, и школа начнёт с того же утра.', 'Начать заново', 'Отмена');
  if (!agreed) return;
  snackbar('Школа начинается заново…');
  await post('/page/reset', { isEmpty });
}
