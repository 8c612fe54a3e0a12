import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { peopleBook } from '../../people/people-book.ts';
import { engineChild } from '../../serve/engine-child.ts';
import { openBrowser } from '../../serve/open-browser.ts';
import { pagesFolder } from '../../serve/pages.ts';
import { serveScreens } from '../../serve/serve.ts';
import { homeFolder, openOrMake } from '../../workspace/make-workspace.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { placeFor } from '../source.ts';

const Options = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  address: z.string().default('127.0.0.1'),
  name: z.array(z.string()).default([]),
  home: z.boolean().default(false),
  open: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

async function placeOf(context: Context, hint: string | undefined, { home }: Options): Promise<Workspace> {
  if (!home) return placeFor(context, hint);
  if (hint !== undefined || context.workspace !== null)
    throw usage('serve-home', 'Both a workspace and --home were named.', 'Name the one that is to be opened.');
  return openOrMake(homeFolder(context.env['HOME'] ?? homedir()), { sample: true });
}

/** Tells where the screens are, and shows them where that was asked for. @returns the file that leads there */
async function tellAddress(
  { screen, env }: Context,
  place: Workspace,
  address: string,
  open: boolean,
): Promise<string> {
  const file = join(dirname(place.stateFile), 'open-tandem.html');
  const isShown = open && (await openBrowser(address, file, { platform: process.platform, env }));
  screen.line(isShown ? `Tandem opens in your browser: ${address}` : `Tandem is at ${address}`);
  return file;
}

/** `tandem serve`: opens the workspace in browsers of this machine, until it is stopped. */
export async function serveCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const pages = pagesFolder();
  if (pages === null)
    throw new Failure({
      code: 'serve/no-screens',
      message: 'The screens were not built yet.',
      fix: 'Build them with "npm run build", then start again.',
    });
  const place = await placeOf(context, words[0], options);
  const { role, by, screen, env } = context;
  const engine = engineChild({
    program: process.argv[1] ?? '',
    words: ['engine', '--by', by, '--as', role],
    env,
    workspace: place.folder,
    log: (text) => screen.note(text),
  });
  try {
    await engine.ready;
    const { port, address, name: names } = options;
    const people = peopleBook(place);
    const serving = await serveScreens({ port, address, names, pages, engine, people });
    const file = await tellAddress(context, place, serving.address, options.open);
    screen.item({ address: serving.address, port: serving.port });
    if (!context.stop.aborted) await once(context.stop, 'abort');
    rmSync(file, { force: true });
    await serving.close();
  } finally {
    await engine.close();
  }
  return exitCodes.done;
}
