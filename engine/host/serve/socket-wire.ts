import type { WebSocket } from 'ws';
import type { Wire } from '../../protocol/wire.ts';

const tooBig = 1009;
const misspoken = 1007;

/** A WebSocket as a wire. What is no JSON text closes it: nobody of ours sends that. */
export const overSocket = (socket: WebSocket): Wire => ({
  send: (message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  },
  listen: (take) =>
    socket.on('message', (data, isBinary) => {
      if (isBinary) return socket.close(misspoken);
      let message: unknown;
      try {
        message = JSON.parse(String(data));
      } catch {
        return socket.close(misspoken);
      }
      return take(message);
    }),
  closed: (then) => {
    socket.once('close', then);
    // An error is followed by the close that everybody waits for.
    socket.on('error', () => socket.close(tooBig));
  },
});
