// A bot written with vk-io, as anybody would write it. It is told where the emulator is, and says on its output what it did.
// It ends when its input does.
import { Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { Keyboard, VK } from 'vk-io';

const [apiBaseUrl, token, group] = process.argv.slice(2);
const vk = new VK({
  token,
  apiBaseUrl,
  agent: new Agent({ keepAlive: true }), // its own speaks https only
  apiMode: 'parallel', // gathers calls into execute
  pollingGroupId: Number(group),
});

vk.updates.on('message_new', (context) => context.send(`Вы написали: ${context.text}`, {
  keyboard: Keyboard.builder()
    .callbackButton({ label: 'Нажать', payload: { command: 'press' }, color: 'positive' })
    .inline(),
}));

vk.updates.on('message_event', (context) => context.answer({ type: 'show_snackbar', text: `Нажато: ${context.eventPayload.command}` }));

await vk.updates.startPolling();
console.log('listening');

for await (const line of createInterface({ input: process.stdin })) {
  const ids = line.split(',').map(Number);
  const answers = await Promise.all(ids.map((id) => vk.api.users.get({ user_ids: [id] })));
  console.log(answers.map(([user]) => user.first_name).join(','));
}
await vk.updates.stop();
process.exit(); // vk-io leaves its last poll open, which would keep this process for up to 25 seconds
