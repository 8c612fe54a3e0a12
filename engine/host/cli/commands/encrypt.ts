import { z } from 'zod';
import type { Deed } from '../../../model/audit.ts';
import { rewriteState } from '../../../store/rewrite.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { now } from '../clock.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { stateKeysOf } from '../secrets.ts';
import { placeFor } from '../source.ts';
import { counted } from '../words.ts';

const Options = z.object({ rotate: z.boolean().default(false) });

const deedOf = (context: Context, says: object): Deed => ({
  at: now(),
  by: context.by,
  action: 'encryption',
  flow: null,
  sync: null,
  about: '',
  why: null,
  says,
});

/** Rewrites the state under `to`, whatever an interrupted command left it under. */
const rewrite = (context: Context, place: Workspace, keys: readonly Buffer[], to: Buffer | null): Promise<number> =>
  rewriteState(place.stateFile, { keys, to, deed: deedOf(context, { encrypted: to !== null }) });

/** `tandem encrypt [--rotate]`: encrypts the state and its backups, or gives them a new key. */
export async function encryptCommand(context: Context, _words: readonly string[], given: unknown): Promise<number> {
  const { rotate } = Options.parse(given);
  const { screen } = context;
  const place = placeFor(context);
  const keys = stateKeysOf(context, place);
  const before = await keys.all();
  const to = rotate || before[0] === undefined ? await keys.make() : before[0];
  const files = await rewrite(context, place, [to, ...before], to);
  await keys.keepNewest();
  const done = files > 0 || before.length === 0 || rotate;
  screen.line(
    done
      ? `${screen.paint('good', 'Encrypted')}: the state and its backups (${counted(files, 'file')}). Keep a copy of the key that opens the workspace: without it nobody can read them.`
      : 'The state is encrypted already.',
  );
  screen.item({ encrypted: true, files });
  return exitCodes.done;
}

/** `tandem decrypt`: takes the encryption of the state and its backups away. */
export async function decryptCommand(context: Context): Promise<number> {
  const { screen } = context;
  const place = placeFor(context);
  const keys = stateKeysOf(context, place);
  const before = await keys.all();
  if (!(await confirmed(context, 'Leave the state unencrypted?'))) return exitCodes.cancelled;
  const files = before.length === 0 ? 0 : await rewrite(context, place, before, null);
  await keys.dropAll();
  screen.line(
    before.length === 0
      ? 'The state is not encrypted.'
      : `The state and its backups are not encrypted any more (${counted(files, 'file')}).`,
  );
  screen.item({ encrypted: false, files });
  return exitCodes.done;
}
