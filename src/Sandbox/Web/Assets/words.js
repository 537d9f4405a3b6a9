// What the messenger itself says, and how it writes times.

let zone = 'Europe/Moscow';
let formats = {};

export function setZone(name) {
  zone = name;
  formats = {};
}

function format(name, options) {
  return (formats[name] ??= new Intl.DateTimeFormat('ru-RU', { timeZone: zone, ...options }));
}

export const timeOf = (date) => format('time', { hour: '2-digit', minute: '2-digit' }).format(new Date(date));
export const dayOf = (date) => format('day', { day: 'numeric', month: 'long' }).format(new Date(date));
export const weekdayOf = (date) => format('weekday', { weekday: 'short', day: 'numeric', month: 'long' }).format(new Date(date));

/** For a list: the time of today's, the date of others. */
export const shortOf = (date, now) => (dayOf(date) === dayOf(now) ? timeOf(date) : format('short', { day: 'numeric', month: 'short' }).format(new Date(date)));

export const firstName = (name) => name.split(' ')[0];

export function initials(name) {
  const words = name.split(' ').filter((word) => /[\p{L}\d]/u.test(word));
  return words.slice(0, 2).map((word) => word[0].toUpperCase()).join('');
}

/** Russian verbs ask for it. The invented surnames all say it. */
const isWoman = (name) => /[ая]$/.test(name);

/** @param {(id: number) => string} nameOf negative ids are communities */
export function serviceWords(action, fromId, nameOf) {
  const who = fromId < 0 ? 'Бот школы' : firstName(nameOf(fromId));
  const a = fromId > 0 && isWoman(nameOf(fromId)) ? 'а' : '';
  const whom = action.memberId ? nameOf(action.memberId) : '';
  switch (action.type) {
    case 'chat_create': return `${who} создал${a} чат «${action.text}»`;
    case 'chat_invite_user_by_link': return `${who} присоединил${a ? 'ась' : 'ся'} по ссылке`;
    case 'chat_invite_user':
      if (action.memberId === fromId) return `${who} вернул${a ? 'ась' : 'ся'} в чат`;
      return action.memberId < 0 ? `${who} добавил${a} бота «${whom}»` : `${who} добавил${a} участника: ${whom}`;
    case 'chat_kick_user':
      return action.memberId === fromId ? `${who} ${a ? 'вышла' : 'вышел'} из чата` : `${who} исключил${a} участника: ${whom}`;
    case 'chat_title_update': return `${who} сменил${a} название чата на «${action.text}»`;
    case 'chat_pin_message': return `${who} закрепил${a} сообщение`;
    case 'chat_unpin_message': return `${who} открепил${a} сообщение`;
    default: return 'Чат изменён';
  }
}

export function plural(count, one, few, many) {
  const tens = count % 100;
  const ones = count % 10;
  if (tens > 10 && tens < 20) return `${count} ${many}`;
  return `${count} ${ones === 1 ? one : ones > 1 && ones < 5 ? few : many}`;
}
