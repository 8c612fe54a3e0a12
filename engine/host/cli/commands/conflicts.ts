import { resolve } from 'node:path';
import { z } from 'zod';
import { across, type FlowId } from '../../../model/ids.ts';
import { InboxGroup, type InboxPlace, type InboxQuery, inboxPageMax } from '../../../model/inbox.ts';
import type { Fields } from '../../../model/value.ts';
import { type InboxItem, inboxItem, inboxPage } from '../../../run/inbox/list.ts';
import { becauseWords, syncOf } from '../../../run/inbox/question-line.ts';
import { rowsOf, type SheetRow } from '../../../run/inbox/sheet.ts';
import type { World } from '../../../run/world.ts';
import { sheetKind, writeSheet } from '../../inbox/sheet-file.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import { itemLine, tellItem } from '../conflict-words.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { QueryOptions, queryOf } from '../inbox-query.ts';
import { liveFor } from '../live-source.ts';
import type { Screen } from '../screen.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { count, counted, shown } from '../words.ts';

/** Rows that a person is shown at once unless they ask for all. */
const shownMax = 50;

const Options = QueryOptions.extend({
  all: z.boolean().default(false),
  state: z.enum(['open', 'answered', 'closed']).optional(),
  by: z.string().optional(),
  count: z.string().optional(),
  output: z.string().optional(),
});
type Options = z.infer<typeof Options>;

const valuesOf = (fields: Fields): string =>
  Object.values(fields)
    .map((value) => shown(value))
    .join(', ');

/** What the left and the right column say of a question. */
function columns(line: InboxItem): readonly [what: string, left: string, right: string] {
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
    case 'refused': {
      const mine = `${keys[question.side] ?? 'new'}: ${question.op === 'remove' ? 'to be removed' : valuesOf(question.fields)}`;
      const its = `${keys[across(question.side)] ?? '-'}: ${valuesOf(question.from)}`;
      return [`refused ${question.op}`, question.side === 'left' ? mine : its, question.side === 'left' ? its : mine];
    }
  }
}

const whyOf = (line: InboxItem): string => {
  const assigned = line.care.assignee === null ? '' : ` (${line.care.assignee})`;
  if (line.state === 'answered') return `answered; the next run writes it${assigned}`;
  const { question } = line;
  const why = becauseWords(question);
  return `${line.state === 'closed' ? 'closed' : why}${assigned}`;
};

function tell(screen: Screen, lines: readonly InboxItem[], total: number): void {
  if (total === 0) {
    screen.line('No question waits for you.');
    return;
  }
  table(
    screen,
    ['Conflict', 'Sync', 'About', 'Left', 'Right', 'Why'],
    lines.map((line) => {
      const [what, left, right] = columns(line);
      return [line.id, line.sync, what, screen.paint('left', left), screen.paint('right', right), whyOf(line)];
    }),
  );
  if (total > lines.length) screen.line(screen.paint('dim', `and ${total - lines.length} more: add --all`));
  screen.line();
  screen.line(
    `${counted(total, 'question')}. Answer a field with "tandem resolve CONFLICT --left", "--right", "--agreed" or "--value FIELD=VALUE",`,
  );
  screen.line(
    'a removal with "--keep", "--remove" or "--unlink", a match with "--link LEFT RIGHT" or "--not-the-same",',
  );
  screen.line('a refused write with "--retry", "--value FIELD=VALUE" or "--drop".');
}

type PlanOf = ReturnType<typeof plansOfConflicts>;

async function* itemsOf(world: World, planOf: PlanOf, query: InboxQuery): AsyncGenerator<InboxItem> {
  for (let after: InboxPlace | null = null; ; ) {
    const page: Awaited<ReturnType<typeof inboxPage>> = await inboxPage(world, planOf, query, {
      after,
      limit: inboxPageMax,
    });
    yield* page.items;
    if (page.next === null) return;
    after = page.next;
  }
}

async function list(context: Context, world: World, query: InboxQuery, all: boolean): Promise<void> {
  const { screen } = context;
  const planOf = plansOfConflicts(world.store);
  const total = await world.store.countInbox(query, world.now());
  const told: InboxItem[] = [];
  for await (const item of itemsOf(world, planOf, query)) {
    screen.item(itemLine(item));
    if (screen.json) continue;
    if (!all && told.length >= shownMax) break;
    told.push(item);
  }
  tell(screen, told, total);
  screen.item({ conflicts: total });
}

async function group(context: Context, world: World, query: InboxQuery, by: string): Promise<void> {
  const { screen } = context;
  const asked = InboxGroup.safeParse(by);
  if (!asked.success)
    throw usage('count', `Questions cannot be counted by "${by}".`, `Take one of: ${InboxGroup.options.join(', ')}.`);
  const groups = await world.store.groupInbox(query, world.now(), asked.data);
  for (const { scope, value, count: number } of groups)
    screen.item({ group: { flow: scope.flow, sync: scope.sync, by: asked.data, value, count: number } });
  const total = groups.reduce((sum, one) => sum + one.count, 0);
  table(
    screen,
    ['Questions', 'Flow', 'Sync', asked.data],
    groups.map(({ scope, value, count: number }) => [
      count(number),
      scope.flow,
      scope.sync,
      value === '' ? '-' : value,
    ]),
  );
  screen.item({ groups: groups.length, conflicts: total });
}

/** Refused writes, removals and matches stand below fields, so that rows with the same answers stand together. */
const order = ['unit', 'refused', 'removal', 'match'] as const;

async function intoFile(context: Context, world: World, query: InboxQuery, name: string): Promise<void> {
  const file = resolve(context.cwd, name);
  const kind = sheetKind(file);
  if (kind !== null) throw new Failure(kind, { exitCode: exitCodes.usage });
  const planOf = plansOfConflicts(world.store);
  const rows: SheetRow[] = [];
  let questions = 0;
  for await (const item of itemsOf(world, planOf, { ...query, states: ['open'] })) {
    rows.push(...rowsOf(item, syncOf(await planOf(item.flow, item), item.sync)));
    questions += 1;
  }
  await writeSheet(
    file,
    order.flatMap((about) => rows.filter((row) => row.about === about)),
  );
  context.screen.line(`${counted(questions, 'question')} in ${file}. Once decided: tandem resolve --from ${name}`);
  context.screen.item({ file, questions, rows: rows.length });
}

const isConflictId = (word: string | undefined): word is string => word !== undefined && /^c[a-z0-9]{16}$/u.test(word);

async function showOne(context: Context, id: string): Promise<number> {
  const place = placeFor(context);
  const found = await withWorld(context, { place, plan: null }, (world) =>
    inboxItem(world, plansOfConflicts(world.store), id),
  );
  if (found === null)
    throw usage('unknown-conflict', `There is no conflict "${id}".`, 'List them with "tandem conflicts".');
  tellItem(context.screen, found);
  return exitCodes.done;
}

function moreOf({ state }: Options): { states?: ('open' | 'answered' | 'closed')[] } {
  return state === undefined ? {} : { states: [state] };
}

/** `tandem conflicts [FLOW]`: the questions that wait for a person, or one of them whole. */
export async function conflictsCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const read = Options.safeParse(given);
  if (!read.success) throw usage('state', 'A question is open, answered or closed.', 'For example: --state closed');
  const options = read.data;
  const [word] = words;
  if (isConflictId(word)) return showOne(context, word);
  const source = word === undefined ? null : liveFor(context, word);
  const place = source?.place ?? placeFor(context);
  const flow: FlowId | null = source?.flow.id ?? null;
  return withWorld(context, { place, plan: null }, async (world) => {
    const query = await queryOf(context, world, flow, { ...options, more: moreOf(options) });
    if (options.count !== undefined) await group(context, world, query, options.count);
    else if (options.output !== undefined) await intoFile(context, world, query, options.output);
    else await list(context, world, query, options.all);
    return exitCodes.done;
  });
}
