// What is worth trying, step by step: each step starts as the right person in the right place.

import { leakedLink } from './api.js';
import { draftFor } from './composer.js';
import { byId, el, showOnly } from './dom.js';
import { avatar } from './lists.js';
import { openLink } from './links.js';
import { address, nameOf, personOf, state } from './state.js';
import { firstName } from './words.js';

let showPage = async () => {};
const leaked = new Map(); // a leaked link is what it was when it leaked

/** @param {() => Promise} show shows the place that the address names */
export function whenMoved(show) { showPage = show; }

export function storyList() {
  return el('ol', { class: 'stories' }, state.stage.stage.stories.map((story, index) => el('li', {},
    el('button', { type: 'button', class: 'story', onclick: () => go(index, 0), 'aria-current': state.story?.index === index && 'true' },
      avatar(story.steps[0].person, nameOf(story.steps[0].person)),
      el('span', { class: 'lines' }, el('span', { class: 'name', text: story.title }), el('span', { class: 'role', text: story.summary }))))));
}

export async function go(index, step) {
  if (step === 0) leaked.clear();
  state.story = { index, step };
  const { person, chat, draft: words } = stepNow();
  const place = address(person, chat ?? 'bot');
  history.pushState(null, '', place);
  showOnly(null);
  draftFor(place, words ?? '');
  await showPage();
  byId('text').focus({ preventScroll: true });
}

const stepNow = () => state.stage.stage.stories[state.story.index].steps[state.story.step];

export function showGuide() {
  const guide = byId('guide');
  guide.hidden = !state.story;
  const signature = state.story ? `${state.story.index} ${state.story.step} ${state.me}` : '';
  if (guide.dataset.signature === signature) return;
  guide.dataset.signature = signature;
  if (!state.story) return;
  const story = state.stage.stage.stories[state.story.index];
  const { index, step } = state.story;
  const now = stepNow();
  const isElsewhere = now.person !== state.me;
  guide.replaceChildren(
    el('span', { class: 'count', text: `${story.title}: шаг ${step + 1} из ${story.steps.length}` }),
    el('button', { type: 'button', class: 'plain leave', 'aria-label': 'Закрыть сценарий', text: '✕', onclick: finish }),
    el('p', { class: 'task' }, el('b', { text: `${firstName(nameOf(now.person))}, ${personOf(now.person).who}. ` }), now.text),
    el('div', { class: 'row' },
      now.leakedLinkOf && el('button', { type: 'button', class: 'key primary', text: 'Открыть утёкшую ссылку', onclick: () => openLeaked(now.leakedLinkOf) }),
      isElsewhere && el('button', { type: 'button', class: 'key primary', text: `Стать: ${firstName(nameOf(now.person))}`, onclick: () => go(index, step) }),
      step > 0 && el('button', { type: 'button', class: 'key secondary', text: 'Назад', onclick: () => go(index, step - 1) }),
      step + 1 < story.steps.length
        ? el('button', { type: 'button', class: `key ${isElsewhere || now.leakedLinkOf ? 'secondary' : 'primary'}`, text: 'Дальше', onclick: () => go(index, step + 1) })
        : el('button', { type: 'button', class: 'key positive', text: 'Готово', onclick: finish })));
}

async function openLeaked(chat) {
  if (!leaked.has(chat)) leaked.set(chat, await leakedLink(chat));
  await openLink(leaked.get(chat));
}

function finish() {
  state.story = null;
  showGuide();
  byId('text').focus();
}
