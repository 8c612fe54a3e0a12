import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { listFlows } from '../../protocol/calls/flows.ts';
import { saveNetwork, saveProxyPassword } from '../../protocol/calls/settings.ts';
import { lookAtWorkspace } from '../../protocol/calls/workspace.ts';
import { clientOver } from '../../protocol/connect.ts';
import { FromEngine, type KeyAnswer, type ToEngine } from '../../protocol/desktop.ts';
import type { Wire } from '../../protocol/wire.ts';
import { electronPort, engineContext } from '../../testing/electron.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { desktopEngine } from './desktop-engine.ts';
import type { Port } from './port.ts';

const wireOf = (port: MessagePort): Wire => ({
  send: (message) => port.postMessage(message),
  listen: (take) => port.on('message', take),
  closed: (then) => port.once('close', then),
});

/** An engine process in this one, and the main process at the other end. */
function started(home = testFolder(), keychain: (asked: string) => KeyAnswer = () => ({ is: 'nowhere' })) {
  const told: FromEngine[] = [];
  const asked: string[] = [];
  let take: (message: unknown, ports: readonly Port[]) => void = () => {};
  const say = (message: ToEngine, ...ports: Port[]): void => take(message, ports);
  const over = desktopEngine(
    engineContext(home),
    {
      tell: (message) => {
        const said = FromEngine.parse(structuredClone(message));
        told.push(said);
        if (said.say !== 'ask') return;
        asked.push(said.question.want);
        say({ do: 'answer', id: said.id, said: keychain(said.question.want) });
      },
      listen: (listener) => {
        take = listener;
      },
    },
    home,
  );
  onTestFinished(async () => {
    say({ do: 'close' });
    await over;
  });
  const window = () => {
    const { port1, port2 } = new MessageChannel();
    say({ do: 'let-in' }, electronPort(port1));
    onTestFinished(() => port2.close());
    return clientOver(wireOf(port2));
  };
  const until = async <Say extends FromEngine['say']>(kind: Say) => {
    await expect.poll(() => told.map((one) => one.say)).toContain(kind);
    return told.find((one): one is Extract<FromEngine, { say: Say }> => one.say === kind);
  };
  return { home, told, asked, say, over, window, until };
}

test('the first start makes the sample in the home folder; windows that came early are let in when it is open', async () => {
  const { home, say, window, until, told } = started();
  say({ do: 'open', workspace: null });
  const early = window();
  const flows = await early.ask(listFlows, {});
  expect(flows.ok && flows.value.cards.length).toBe(1);
  expect(await until('ready')).toEqual({ say: 'ready', folder: join(home, 'Tandem') });
  const look = await window().ask(lookAtWorkspace, {});
  expect(look.ok && [look.value.name, look.value.by, look.value.role]).toEqual(['Tandem', 'dana', 'admin']);
  expect(await until('news')).toMatchObject({ news: { kind: 'engine', state: { is: 'idle' } } });
  expect(told.filter((one) => one.say === 'ask')).toEqual([]);
});

test('told to close, it closes the state, says so and ends; what windows ask then is lost with a sentence', async () => {
  const { say, window, until, over, home } = started();
  say({ do: 'open', workspace: null });
  await until('ready');
  const client = window();
  await client.ask(lookAtWorkspace, {});
  say({ do: 'close' });
  await over;
  await until('closed');
  // The workspace is free: another engine opens it at once.
  const second = started(home);
  second.say({ do: 'open', workspace: null });
  expect(await second.until('ready')).toMatchObject({ folder: join(home, 'Tandem') });
});

test('a workspace that cannot be opened is told as a problem', async () => {
  const home = testFolder();
  mkdirSync(join(home, 'Tandem'));
  writeFileSync(join(home, 'Tandem', 'letter.txt'), '');
  const refused = started(home);
  refused.say({ do: 'open', workspace: null });
  expect(await refused.until('refused')).toMatchObject({ problem: { code: 'workspace/other-files' } });
  const first = started();
  first.say({ do: 'open', workspace: null });
  await first.until('ready');
  const second = started();
  second.say({ do: 'open', workspace: join(first.home, 'Tandem') });
  expect(await second.until('refused')).toMatchObject({ problem: { code: 'state/in-use' } });
});

test('it tells the main process what the proxy is signed in with once somebody kept that, and nothing before', async () => {
  const { say, window, until, told } = started();
  say({ do: 'open', workspace: null });
  await until('ready');
  say({ do: 'tell-proxy', id: 1 });
  expect(await until('proxy')).toEqual({ say: 'proxy', id: 1, signIn: null });
  const client = window();
  await client.ask(saveNetwork, { network: { proxy: { address: 'http://proxy.test:3128', user: 'dana' } } });
  await client.ask(saveProxyPassword, { password: 'secret' });
  say({ do: 'tell-proxy', id: 2 });
  await expect.poll(() => told.at(-1)).toMatchObject({ id: 2, signIn: { user: 'dana', password: 'secret' } });
});
