import { z } from 'zod';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { compiled } from '../planned.ts';
import { sourceFor } from '../source.ts';
import { counted } from '../words.ts';

const Options = z.object({ discover: z.boolean().default(false) });

/** `tandem check FLOW`: every problem of a flow, each with its place and its remedy. */
export async function checkCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { discover } = Options.parse(given);
  const { screen } = context;
  const source = sourceFor(context, words[0]);
  const result = await compiled(context, source, discover ? 'always' : 'when-missing');
  const problems = result.ok ? result.value.advice : result.error;
  for (const problem of problems) {
    const { stops, ...words } = problem;
    screen.problem(words, stops ? 'bad' : 'amber');
    screen.item({ problem });
  }
  const stopping = problems.filter((one) => one.stops).length;
  const advice = problems.length - stopping;
  const hints = advice === 0 ? '' : `; ${counted(advice, 'thing')} worth a look`;
  if (result.ok)
    screen.line(
      `${screen.paint('good', 'No problems')} in ${source.flow.id}${hints}. Next: tandem preview ${source.flow.id}`,
    );
  else screen.line(`${screen.paint('bad', counted(stopping, 'problem'))} in ${source.flow.id}${hints}.`);
  screen.item({
    flow: source.flow.id,
    ok: result.ok,
    problems: stopping,
    advice,
    plan: result.ok ? result.value.plan.hash : null,
  });
  return result.ok ? exitCodes.done : exitCodes.failed;
}
