import { z } from 'zod';
import { type DeadLetter, deadLetters, settleDead } from '../../../run/dead.ts';
import type { World } from '../../../run/world.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const lettersMax = 100_000;

const Options = z.object({ all: z.boolean().default(false), why: z.string().optional() });

interface Wish {
  readonly flowWord: string | undefined;
  readonly act: 'list' | 'retry' | 'drop';
  readonly id: string | undefined;
}

const form = 'For example: tandem dead, tandem dead retry ID, tandem dead retry --all, tandem dead drop ID.';

/** Reads `[FLOW] [retry|drop] [ID]`. */
function wishOf(words: readonly string[], all: boolean): Wish {
  const at = words.findIndex((word) => word === 'retry' || word === 'drop');
  if (at === -1) {
    if (words.length > 1 || all)
      throw usage('dead', `"${words[1] ?? '--all'}" is not something that can be done with writes set aside.`, form);
    return { flowWord: words[0], act: 'list', id: undefined };
  }
  const act = words[at] === 'retry' ? 'retry' : 'drop';
  const id = words[at + 1];
  const fits =
    at <= 1 && words.length <= at + 2 && (act === 'retry' && all ? id === undefined : id !== undefined && !all);
  if (!fits) throw usage('dead', `"${act}" takes the id of one write${act === 'retry' ? ', or --all' : ''}.`, form);
  return { flowWord: at === 0 ? undefined : words[0], act, id };
}

function tell(context: Context, letters: readonly DeadLetter[]): void {
  const { screen } = context;
  for (const { scope, intent, conflict } of letters) {
    const { id, run, link, write, attempts, problem, sentAt } = intent;
    screen.item({
      write: {
        id,
        flow: scope.flow,
        sync: scope.sync,
        run,
        link,
        side: write.side,
        op: write.op,
        key: write.key,
        fields: write.fields,
        attempts,
        at: sentAt,
        problem,
        conflict: conflict?.id ?? null,
      },
    });
  }
  screen.item({ dead: letters.length });
  if (letters.length === 0) {
    screen.line('No write was set aside.');
    return;
  }
  table(
    screen,
    ['Write', 'Question', 'Sync', 'Record', 'Why', 'What to do'],
    letters.map(({ intent, scope, conflict }) => [
      intent.id,
      conflict?.id ?? '-',
      scope.sync,
      `${intent.write.op} ${intent.write.side} ${intent.write.key ?? 'new'}`,
      intent.problem?.message ?? '-',
      intent.problem?.fix ?? '-',
    ]),
  );
  screen.line('Once mended: tandem dead retry ID (or --all), then run again. To give one up: tandem dead drop ID.');
  screen.line('To send other values: tandem resolve QUESTION --value FIELD=VALUE');
}

async function act(world: World, wish: Wish, letters: readonly DeadLetter[], why: string | null): Promise<number> {
  const ids = wish.id === undefined ? letters.map((one) => one.intent.id) : [wish.id];
  if (wish.act === 'list' || ids.length === 0) return 0;
  const done = await settleDead(plansOfConflicts(world.store), world, { ids, choose: wish.act, why });
  if (!done.ok) throw new Failure(done.error);
  return ids.length;
}

/** `tandem dead [FLOW] [retry ID|--all] [drop ID]`: writes that were refused, to be tried again or given up. */
export async function deadCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { screen } = context;
  const { all: isAll, why = null } = Options.parse(given);
  const wish = wishOf(words, isAll);
  const source = wish.flowWord === undefined ? null : liveFor(context, wish.flowWord);
  const place = source?.place ?? placeFor(context);
  if (wish.act === 'drop' && !(await confirmed(context, 'Give this write up?'))) return exitCodes.cancelled;
  return withWorld(context, { place, plan: null }, async (world) => {
    const all = await deadLetters(world, null, lettersMax);
    const letters = source === null ? all : all.filter((one) => one.scope.flow === source.flow.id);
    if (wish.act === 'list') {
      tell(context, letters);
      return exitCodes.done;
    }
    const done = await act(world, wish, letters, why);
    screen.line(
      wish.act === 'retry'
        ? `${counted(done, 'write')} will be decided about again by the next run.`
        : 'Given up; its record is decided about again when it is edited.',
    );
    screen.item({ [wish.act === 'retry' ? 'retried' : 'dropped']: done });
    return exitCodes.done;
  });
}
