// All that the page asks of its server.

async function read(response) {
  if (!response.ok) throw new Error(await response.text().catch(() => response.statusText));
  return response.status === 204 || response.headers.get('content-length') === '0' ? null : response.json();
}

export const get = async (path) => read(await fetch(path));

export const post = async (path, body = {}) => read(await fetch(path, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
}));

/** One of the emulator's own commands. Its name goes first: the reader on the other side goes by it. */
export const act = (name, body) => post('/page/act', { do: name, ...body });

export const leakedLink = async (chat) => (await fetch(`/page/leak?chat=${chat}`)).text();

export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
