import type { Conflict } from '../../model/conflict.ts';
import { FlowId, type LinkId, SyncId } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import { effectsOf } from '../../run/history.ts';
import type { Store } from '../../store/contract.ts';
import { openStore } from '../../store/open.ts';
import type { Row } from './hands.ts';
import { type Hands, type Typist, typedFields } from './typist.ts';

const now = (): string => new Date().toISOString().replace('Z', '000Z');

async function allLinks(store: Store, scope: { flow: FlowId; sync: SyncId }): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (let after: LinkId | null = null; ; after = links.at(-1)?.id ?? null) {
    const page = await store.linkPage(scope, ['half', 'live'], after, 1000);
    if (page.length === 0) return links;
    links.push(...page);
  }
}

/** Every value that some run replaced, as the journal has it. */
async function replacedValues(store: Store, flow: FlowId): Promise<ReadonlySet<string>> {
  const replaced = new Set<string>();
  for (const run of await store.runs(flow, 100_000)) {
    for await (const { entry } of effectsOf({ store }, run.id)) {
      for (const value of Object.values(entry.before)) if (typeof value === 'string') replaced.add(value);
    }
  }
  return replaced;
}

const byField = (rows: readonly Row[], field: string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row[field] ?? '', row]));

const twice = (rows: readonly Row[], side: string): readonly string[] => {
  const mails = rows.map((row) => row['mail'] ?? '');
  return mails.filter((mail, at) => mails.indexOf(mail) !== at).map((mail) => `${mail} is there twice on the ${side}`);
};

/** Linked records whose sides differ in a field that nobody is asked about. */
function mismatches(
  links: readonly Link[],
  open: readonly Conflict[],
  rows: { left: readonly Row[]; right: readonly Row[] },
): readonly string[] {
  const [left, right] = [byField(rows.left, 'id'), byField(rows.right, 'id')];
  const asked = new Set(
    open.map(({ link, question }) => `${link} ${question.about === 'unit' ? question.unit : question.about}`),
  );
  return links.flatMap((link) => {
    if (link.state === 'half') return [`link ${link.id} is half`];
    if (asked.has(`${link.id} removal`)) return [];
    const [mine, theirs] = [left.get(link.left ?? ''), right.get(link.right ?? '')];
    if (mine === undefined || theirs === undefined)
      return [`${link.left} is linked with ${link.right}, but one is not there`];
    return ['mail', ...typedFields].flatMap((field) =>
      mine[field] === theirs[field] || asked.has(`${link.id} ${field}`)
        ? []
        : [`${mine['mail']}, ${field}: left has ${mine[field]}, right ${theirs[field]}`],
    );
  });
}

/**
 * What is wrong once all runs are over, a sentence each: sides that do not agree, records that are there twice or not linked,
 * typed values that are neither on both sides, nor in a question, nor in the journal as replaced.
 */
export async function reckon(
  stateFile: string,
  ids: { readonly flow: string; readonly sync: string },
  { hands, typist }: { readonly hands: Hands; readonly typist: Typist },
): Promise<readonly string[]> {
  const rows = { left: await hands.left.rows(), right: await hands.right.rows() };
  const { store } = await openStore(stateFile, { now });
  try {
    const scope = { flow: FlowId.parse(ids.flow), sync: SyncId.parse(ids.sync) };
    const open = (await store.conflicts(scope, { states: ['open'] }, null, 100_000)).map((one) => one.conflict);
    const questions = JSON.stringify(open.map((one) => one.question));
    const links = await allLinks(store, scope);
    const replaced = await replacedValues(store, scope.flow);
    const linked = { left: new Set(links.map((link) => link.left)), right: new Set(links.map((link) => link.right)) };
    const valuesOf = (side: 'left' | 'right') =>
      new Set(rows[side].flatMap((row) => typedFields.map((field) => row[field])));
    const [onLeft, onRight] = [valuesOf('left'), valuesOf('right')];
    const lost = [...typist.standing()].filter(
      ([value]) =>
        !(onLeft.has(value) && onRight.has(value)) && !questions.includes(`"${value}"`) && !replaced.has(value),
    );
    return [
      ...twice(rows.left, 'left'),
      ...twice(rows.right, 'right'),
      ...mismatches(links, open, rows),
      ...(['left', 'right'] as const).flatMap((side) =>
        rows[side].flatMap((row) => {
          const known = [...linked[side]].some((key) => key === row['id']);
          return known ? [] : [`${row['mail']} on the ${side} is not linked`];
        }),
      ),
      ...lost.map(([value, where]) => `"${value}", typed at ${where}, is lost`),
    ];
  } finally {
    await store.close();
  }
}
