// What this tab shows. Who acts and where is in the address, so tabs are independent and the back button works:
// #201 the list of person 201, #201/bot the dialog with the bot, #201/chat/1001 a group chat.

export const state = {
  stage: null,      // who can be played, the stories; see StageView
  view: null,       // what the person sees; see PageView
  me: 0,
  where: null,      // null, 'bot' or the number of a chat
  ahead: 0,         // school time minus this machine's, in milliseconds
  pressing: new Set(),
  typing: false,
  story: null,      // { index, step }
};

export const address = (me, where) => `#${me}${where === null ? '' : where === 'bot' ? '/bot' : `/chat/${where}`}`;

export function readAddress() {
  const [, me, kind, chat] = /^#(\d+)(?:\/(bot|chat)(?:\/(\d+))?)?$/.exec(location.hash) ?? [];
  state.me = Number(me) || state.stage.stage.stories[0]?.steps[0].person || state.stage.stage.people[0].id;
  state.where = kind === 'bot' ? 'bot' : kind === 'chat' ? Number(chat) : null;
}

export const botKey = (me = state.me) => ({ userId: me, groupId: state.stage.stage.groupId });
export const openKey = () => (state.where === 'bot' ? botKey() : { chatId: state.where });
export const whereOf = (key) => key.chatId ?? 'bot';
export const sameKey = (a, b) => (a.chatId ?? 0) === (b.chatId ?? 0) && (a.userId ?? 0) === (b.userId ?? 0);

export const nameOf = (id) => state.view.names[id] ?? 'Неизвестный';
export const personOf = (id) => state.stage.stage.people.find((person) => person.id === id) ?? { id, role: '', who: '' };
export const schoolNow = () => new Date(Date.now() + state.ahead);
