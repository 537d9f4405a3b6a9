// Runs once for all tabs and hands on what the server tells.

const ports = new Set();
const source = new EventSource('/page/live');
const tell = (event) => { for (const port of ports) port.postMessage(event); };

source.onopen = () => tell({ what: 'open' });
source.onmessage = (message) => tell(JSON.parse(message.data));
onconnect = (event) => {
  const [port] = event.ports;
  ports.add(port);
  port.start();
  if (source.readyState === EventSource.OPEN) port.postMessage({ what: 'open' }); // it may have missed something on its way here
};
