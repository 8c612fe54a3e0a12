import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { isFree, makeWorkspace } from '../../workspace/make-workspace.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';

const Options = z.object({ sample: z.boolean().default(false) });

/** `tandem init [DIR] [--sample]`: makes a workspace, empty or with two small systems and a flow that is ready to run. */
export async function initCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { sample } = Options.parse(given);
  const { screen } = context;
  const folder = resolve(context.cwd, words[0] ?? context.workspace ?? '.');
  if (!(await isFree(folder)))
    throw usage(
      'not-empty',
      `${folder} is a workspace already, or has files of one.`,
      'Name another folder, or remove "connections", "flows", "data" and ".tandem" from it.',
    );
  const files = await makeWorkspace(folder, { sample });
  const shown = relative(context.cwd, folder) || '.';
  screen.line(`${screen.paint('good', 'Made the workspace')} ${shown}`);
  for (const file of files) screen.line(`  ${file}`);
  screen.line(
    sample
      ? `Next: tandem preview ${join(shown, 'flows', 'contacts.json')}`
      : 'Next: describe your systems in connections/ID.json and the flow in flows/ID.json; docs/flow-format.md has examples.',
  );
  screen.item({ workspace: folder, files });
  return exitCodes.done;
}
