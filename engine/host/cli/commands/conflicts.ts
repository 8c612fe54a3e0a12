import { z } from 'zod';
import type { Conflict } from '../../../model/conflict.ts';
import type { ConflictId, FlowId, LinkId, RecordKey } from '../../../model/ids.ts';
import type { Link } from '../../../model/link.ts';
import type { Fields } from '../../../model/value.ts';
import { lineOfQuestion, type QuestionLine, readable, reasonWords, syncOf } from '../../../run/inbox/question-line.ts';
import type { Scope, Store } from '../../../store/contract.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Screen } from '../screen.ts';
import { placeFor, sourceFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { counted, shown } from '../words.ts';

const pageMax = 500;
/** Rows that a person is shown at once unless they ask for all. */
const shownMax = 50;

const Options = z.object({ all: z.boolean().default(false) });

/** An open conflict in the words of its systems' fields. */
interface OpenConflict {
  readonly id: ConflictId;
  readonly flow: FlowId;
  readonly sync: string;
  readonly revision: number;
  readonly state: Conflict['state'];
  readonly link: LinkId | null;
  readonly keys: { readonly left: RecordKey | null; readonly right: RecordKey | null };
  readonly question: QuestionLine;
  readonly openedAt: string;
  readonly openedIn: string | null;
  readonly answer: Conflict['answer'];
}

type Asked = { readonly scope: Scope; readonly conflict: Conflict };

async function linksOf(store: Store, page: readonly Asked[]): Promise<ReadonlyMap<LinkId, Link>> {
  const found = new Map<LinkId, Link>();
  for (const scope of new Map(page.map((one) => [`${one.scope.flow}/${one.scope.sync}`, one.scope])).values()) {
    const ids = page.flatMap((one) =>
      one.scope.flow === scope.flow && one.scope.sync === scope.sync ? (one.conflict.link ?? []) : [],
    );
    for (const [id, link] of await store.links(scope, ids)) found.set(id, link);
  }
  return found;
}

async function linesOf(
  store: Store,
  page: readonly Asked[],
  planOf: ReturnType<typeof plansOfConflicts>,
): Promise<readonly OpenConflict[]> {
  const links = await linksOf(store, page);
  const lines: OpenConflict[] = [];
  for (const { scope, conflict } of page) {
    const link = conflict.link === null ? undefined : links.get(conflict.link);
    const sync = syncOf(await planOf(scope.flow, conflict), scope.sync);
    lines.push({
      id: conflict.id,
      flow: scope.flow,
      sync: scope.sync,
      revision: conflict.revision,
      state: conflict.state,
      link: conflict.link,
      keys: { left: link?.left ?? null, right: link?.right ?? null },
      question: await readable(lineOfQuestion(conflict.question, sync), sync, { flow: scope.flow, store }),
      openedAt: conflict.openedAt,
      openedIn: conflict.openedIn,
      answer: conflict.answer,
    });
  }
  return lines;
}

/** A conflict in the form of a preview's, with what only an open one has. */
function itemOf({ question, ...rest }: OpenConflict): object {
  return { conflict: { ...rest, ...question } };
}

const valuesOf = (fields: Fields): string =>
  Object.values(fields)
    .map((value) => shown(value))
    .join(', ');

/** What the left and the right column say of a question. */
function columns(line: OpenConflict): readonly [what: string, left: string, right: string] {
  const { question, keys } = line;
  switch (question.about) {
    case 'unit':
      return [
        question.unit,
        `${keys.left ?? '-'}: ${valuesOf(question.left)}`,
        `${keys.right ?? '-'}: ${valuesOf(question.right)}`,
      ];
    case 'removal':
      return question.gone === 'left'
        ? ['removal', `${keys.left ?? '-'}: removed`, `${keys.right ?? '-'}: still there`]
        : ['removal', `${keys.left ?? '-'}: still there`, `${keys.right ?? '-'}: removed`];
    case 'match':
      return [`match "${shown(question.value)}"`, question.left.join(', '), question.right.join(', ')];
  }
}

function tell(screen: Screen, lines: readonly OpenConflict[], total: number): void {
  if (total === 0) {
    screen.line('No question waits for you.');
    return;
  }
  table(
    screen,
    ['Conflict', 'Sync', 'About', 'Left', 'Right', 'Why'],
    lines.map((line) => {
      const [what, left, right] = columns(line);
      const why = line.state === 'answered' ? 'answered; the next run writes it' : reasonWords[line.question.reason];
      return [line.id, line.sync, what, screen.paint('left', left), screen.paint('right', right), why];
    }),
  );
  if (total > lines.length) screen.line(screen.paint('dim', `and ${total - lines.length} more: add --all`));
  screen.line();
  screen.line(
    `${counted(total, 'question')}. Answer a field with "tandem resolve CONFLICT --left", "--right" or "--value FIELD=VALUE",`,
  );
  screen.line(
    'a removal with "--keep", "--remove" or "--unlink", a match with "--link LEFT RIGHT" or "--not-the-same".',
  );
}

/** `tandem conflicts [FLOW]`: the questions that wait for a person. */
export async function conflictsCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { all } = Options.parse(given);
  const { screen } = context;
  const source = words[0] === undefined ? null : sourceFor(context, words[0]);
  const place = source?.place ?? placeFor(context);
  const told: OpenConflict[] = [];
  const total = await withWorld(context, { place, plan: null }, async ({ store }) => {
    const planOf = plansOfConflicts(store);
    const filter = { states: ['open', 'answered'] as const, ...(source === null ? {} : { flow: source.flow.id }) };
    let count = 0;
    for (let after: ConflictId | null = null; ; ) {
      const page: readonly Asked[] = await store.conflicts(null, filter, after, pageMax);
      const last = page.at(-1);
      if (last === undefined) return count;
      count += page.length;
      after = last.conflict.id;
      const wanted = screen.json || all ? page : page.slice(0, Math.max(0, shownMax - told.length));
      const lines = await linesOf(store, wanted, planOf);
      for (const line of lines) screen.item(itemOf(line));
      if (!screen.json) told.push(...lines);
    }
  });
  tell(screen, told, total);
  screen.item({ conflicts: total });
  return exitCodes.done;
}
