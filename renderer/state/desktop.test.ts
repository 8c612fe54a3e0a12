// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { DesktopCommand, DesktopWindow } from '../../engine/protocol/desktop-window.ts';
import { followDesktop, portsOf } from './desktop.ts';

/** The bridge of the app, and a way to post into the window as it does. */
function desktop() {
  let asked = 0;
  let take: (command: DesktopCommand) => void = () => {};
  const bridge: DesktopWindow = {
    askForPort: () => {
      asked++;
    },
    onCommand: (listener) => {
      take = listener;
      return () => {};
    },
    pickFile: async () => null,
    openOutside: async () => false,
    keepAlerts: async () => {},
    testAlert: async () => {},
    restartEngine: async () => {},
  };
  const post = (data: unknown, more: object = {}): void => {
    const given = { data, source: window, origin: location.origin, ports: [], ...more };
    window.dispatchEvent(Object.assign(new Event('message'), given));
  };
  return { bridge, post, asked: () => asked, command: (address: string) => take({ do: 'go', address }) };
}

/** As far as a port is used here. */
const port = (): MessagePort => Object.assign(new EventTarget(), {}) as MessagePort;

test('a port is asked for, comes as a message of the window, and is told when the engine ended', async () => {
  const { bridge, post, asked } = desktop();
  const ports = portsOf(bridge);
  const first = ports();
  expect(asked()).toBe(1);
  const came = port();
  post({ tandem: 'port' }, { ports: [came] });
  expect((await first) === came).toBe(true);
  let closed = 0;
  came.addEventListener('close', () => closed++);
  post({ tandem: 'lost' });
  expect(closed).toBe(1);
});

test('a message from elsewhere brings no port', async () => {
  const { bridge, post } = desktop();
  const wanted = portsOf(bridge)();
  const ours = port();
  post({ tandem: 'port' }, { ports: [port()], origin: 'https://a.example' });
  post({ tandem: 'port' }, { ports: [port()], source: null });
  post({ other: 'port' }, { ports: [port()] });
  post({ tandem: 'port' });
  post({ tandem: 'port' }, { ports: [ours] });
  expect((await wanted) === ours).toBe(true);
});

test('the app leads the window to a screen', () => {
  const { bridge, command } = desktop();
  Object.assign(window, { tandem: bridge });
  followDesktop();
  command('#/flow/contacts/preview');
  expect(location.hash).toBe('#/flow/contacts/preview');
});
