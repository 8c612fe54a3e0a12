import { z } from 'zod';
import { previewTidy, tidyState } from '../../../run/retention.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { retentionOf } from '../kept-settings.ts';
import { placeFor } from '../source.ts';
import { tidiedWords } from '../tidied-words.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ preview: z.boolean().default(false) });

/** `tandem tidy [--preview]`: takes away what the workspace need not keep any longer. */
export async function tidyCommand(context: Context, _words: readonly string[], given: unknown): Promise<number> {
  const { preview } = Options.parse(given);
  const { screen } = context;
  const place = placeFor(context);
  const retention = retentionOf(place);
  const tidied = await withWorld(context, { place, plan: null }, (world) =>
    preview ? previewTidy(world, retention) : tidyState(world, retention),
  );
  const told = tidiedWords(tidied);
  if (told === null) screen.line('Nothing is older than it may be kept.');
  else screen.line(preview ? `Would be removed: ${told}.` : `Removed: ${told}.`);
  screen.item({ preview, removed: tidied });
  return exitCodes.done;
}
