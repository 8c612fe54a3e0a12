import type { Wire } from '../../protocol/wire.ts';

/** A port as Electron's utility process has it. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', take: (message: { readonly data: unknown }) => void): unknown;
  once(event: 'close', then: () => void): unknown;
  start(): void;
}

/** A port as a wire. It tells everything from its first message on, as nothing is told before it starts. */
export const overPort = (port: Port): Wire => ({
  send: (message) => port.postMessage(message),
  listen: (take) => {
    port.on('message', ({ data }) => take(data));
    port.start();
  },
  closed: (then) => void port.once('close', then),
});
