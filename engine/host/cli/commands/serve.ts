import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { serveWindow } from '../../../protocol/serve.ts';
import { openHouse } from '../../app/open-house.ts';
import { serveScreens } from '../../serve/serve.ts';
import { overSocket } from '../../serve/socket-wire.ts';
import { version } from '../../version.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, failureOf } from '../failure.ts';
import { placeFor } from '../source.ts';

const Options = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  address: z.string().default('127.0.0.1'),
  name: z.array(z.string()).default([]),
});

/** Where the build puts the screens. */
const pages = join(import.meta.dirname, '../../../../dist/renderer');

/** `tandem serve`: opens the workspace in browsers of this machine, until it is stopped. */
export async function serveCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  if (!existsSync(join(pages, 'index.html')))
    throw new Failure({
      code: 'serve/no-screens',
      message: 'The screens were not built yet.',
      fix: 'Build them with "npm run build", then start again.',
    });
  const place = placeFor(context, words[0]);
  const open = await openHouse(context, place, version);
  try {
    const { role, by, screen } = context;
    const report = (error: unknown): void => screen.problem(failureOf(error).problem);
    const serving = await serveScreens({
      port: options.port,
      address: options.address,
      names: options.name,
      pages,
      welcome: (socket) => serveWindow(overSocket(socket), open.partsFor({ role, by }), report),
    });
    screen.line(`Tandem is at ${serving.address}`);
    screen.item({ address: serving.address, port: serving.port });
    if (!context.stop.aborted) await once(context.stop, 'abort');
    await serving.close();
  } finally {
    await open.close();
  }
  return exitCodes.done;
}
