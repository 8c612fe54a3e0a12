import type { MainProcess } from '../desktop/desktop-engine.ts';
import type { Port } from '../desktop/port.ts';
import { WindowSays } from './child-messages.ts';

/** The channel to the process that started this one. */
export interface ParentChannel {
  send(message: unknown): void;
  listen(take: (message: unknown) => void): void;
}

interface Window {
  readonly port: Port;
  take(text: string): void;
  leave(): void;
}

/** A window at the other end of the channel, as a port. */
function windowAt(id: number, channel: ParentChannel): Window {
  const takers: ((message: { readonly data: unknown }) => void)[] = [];
  const leavers: (() => void)[] = [];
  const early: unknown[] = [];
  const port: Port = {
    postMessage: (message) => channel.send({ window: 'says', id, text: JSON.stringify(message) } satisfies WindowSays),
    on: (_, take) => takers.push(take),
    once: (_, then) => leavers.push(then),
    start: () => {
      for (const data of early.splice(0)) for (const take of takers) take({ data });
    },
  };
  return {
    port,
    take(text) {
      const data: unknown = JSON.parse(text);
      if (takers.length === 0) early.push(data);
      for (const take of takers) take({ data });
    },
    leave() {
      for (const then of leavers.splice(0)) then();
    },
  };
}

/** The serving process as the engine sees it: windows come and speak over the one channel between the two. */
export function servingProcess(channel: ParentChannel): MainProcess {
  const windows = new Map<number, Window>();
  return {
    tell: (message) => channel.send(message),
    listen: (take) =>
      channel.listen((message) => {
        const said = WindowSays.safeParse(message);
        if (!said.success) return take(message, []);
        const { id, window } = said.data;
        if (window === 'came') {
          const came = windowAt(id, channel);
          windows.set(id, came);
          return take({ do: 'let-in', visitor: said.data.visitor }, [came.port]);
        }
        const known = windows.get(id);
        if (window === 'says') return known?.take(said.data.text);
        windows.delete(id);
        return known?.leave();
      }),
  };
}
