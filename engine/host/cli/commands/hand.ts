import { z } from 'zod';
import { RecordKey } from '../../../model/ids.ts';
import { linkByHand, unlinkByHand } from '../../../run/hand.ts';
import type { Scope } from '../../../store/contract.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { sourceFor } from '../source.ts';
import { syncIn } from '../sync-in.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ why: z.string().optional() });

/** `tandem link|unlink [FLOW] [SYNC] LEFT RIGHT`: says which two records are the same thing, or are not. */
export async function handCommand(
  context: Context,
  what: 'link' | 'unlink',
  words: readonly string[],
  given: unknown,
): Promise<number> {
  const { why = null } = Options.parse(given);
  const [left, right] = words.slice(-2);
  if (left === undefined || right === undefined || words.length > 4)
    throw usage(
      'keys',
      `"tandem ${what}" takes the flow, the sync, and the keys of the left and the right record.`,
      `For example: tandem ${what} contacts contacts 10001 17`,
    );
  const [flowWord, syncWord] = words.length === 3 ? [undefined, words[0]] : words.slice(0, -2);
  const { place, flow } = sourceFor(context, flowWord);
  const scope: Scope = { flow: flow.id, sync: syncIn(flow, syncWord).id };
  const hand = { left: RecordKey.parse(left), right: RecordKey.parse(right) };
  const done = await withWorld(context, { place, plan: null }, (world) =>
    what === 'link' ? linkByHand(world, scope, hand, { why }) : unlinkByHand(world, scope, hand, why),
  );
  if (!done.ok) throw new Failure(done.error);
  const { screen } = context;
  if (what === 'link')
    screen.line(`Linked ${left} with ${right}; the next run settles their fields: tandem run ${flow.id}`);
  else screen.line(`Unlinked ${left} and ${right}; both stay as they are, and are not linked again by themselves.`);
  screen.item({ flow: flow.id, sync: scope.sync, left, right, linked: what === 'link' });
  return exitCodes.done;
}
