import { explain } from '../../../core/compile/explain.ts';
import { canonicalJson } from '../../../core/values/hash.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { planFor } from '../planned.ts';
import { sourceFor } from '../source.ts';

/** `tandem plan FLOW`: what the flow compiles to, in words, or as canonical JSON for machines. */
export async function planCommand(context: Context, words: readonly string[]): Promise<number> {
  const source = sourceFor(context, words[0]);
  const { plan } = await planFor(context, source);
  context.screen.line(explain(plan));
  // Parsed from its canonical text, so that what is printed has the order of the bytes that were hashed.
  context.screen.item(JSON.parse(canonicalJson(plan)));
  return exitCodes.done;
}
