import { homedir } from 'node:os';
import { desktopEngine } from '../../desktop/desktop-engine.ts';
import { servingProcess } from '../../serve/child-side.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';

/** The engine of a serving process, which starts it and speaks to it over the channel between the two. */
export async function engineCommand(context: Context): Promise<number> {
  if (process.send === undefined)
    throw usage(
      'engine-alone',
      'An engine is started by "tandem serve" and by the desktop app.',
      'Use "tandem serve".',
    );
  const send = process.send.bind(process);
  const main = servingProcess({
    send: (message) => void send(message),
    listen: (take) => void process.on('message', take),
  });
  // Whoever started it is gone: nothing can be asked any more.
  process.once('disconnect', () => process.exit(exitCodes.failed));
  await desktopEngine(context, main, homedir());
  process.disconnect();
  return exitCodes.done;
}
