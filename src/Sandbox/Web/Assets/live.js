// One connection for all tabs: a browser allows six to a server, and a seventh tab would hang.

/** @param {(event: object) => void} told what changed, or {what: 'open'} when the connection is there (again) */
export function listen(told) {
  if (typeof SharedWorker === 'function') {
    const worker = new SharedWorker('/page/assets/live-worker.js', { name: 'live' });
    worker.port.onmessage = (message) => told(message.data);
    worker.port.start();
    return;
  }
  const source = new EventSource('/page/live');
  source.onopen = () => told({ what: 'open' });
  source.onmessage = (message) => told(JSON.parse(message.data));
}
