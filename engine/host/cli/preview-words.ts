import type { Change } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { reasonWords } from '../../run/inbox/question-line.ts';
import type { Preview } from '../../run/preview.ts';
import { type ChangeLine, linesOfChange } from './change-lines.ts';
import type { SideNames } from './run-words.ts';
import type { Screen } from './screen.ts';
import { count, counted, listed, shown } from './words.ts';

/** Changes of one kind that a person is shown; the others are counted. */
const shownMax = 5;
/** Fields of a new record that a person is shown. */
const fieldsMax = 6;
const order = ['create', 'update', 'remove'] as const;
const opWords = { create: 'Create', update: 'Update', remove: 'Remove' } as const;

interface Bucket {
  readonly lines: ChangeLine[];
  count: number;
}

export interface PreviewTeller {
  take(change: Change): void;
  /** The changes by kind. */
  tellKinds(): void;
  /** All of a preview: counts, changes by kind, questions, brakes. */
  tell(preview: Preview): void;
}

/** Collects what a preview hands out, keeps a few of each kind, and tells them with the counts first. */
export function previewTeller(screen: Screen, plan: Plan, names: SideNames): PreviewTeller {
  const buckets = new Map<string, Bucket>();
  const reasons = new Map<string, number>();
  const put = (line: ChangeLine) => {
    const id = `${line.sync} ${line.side} ${line.op}`;
    const bucket = buckets.get(id) ?? { lines: [], count: 0 };
    bucket.count++;
    if (bucket.lines.length < shownMax) bucket.lines.push(line);
    buckets.set(id, bucket);
  };
  const tellKinds = () => {
    for (const sync of plan.syncs) {
      for (const side of ['left', 'right'] satisfies Side[]) {
        for (const op of order) {
          const bucket = buckets.get(`${sync.id} ${side} ${op}`);
          if (bucket !== undefined) tellBucket(screen, `${opWords[op]} in ${names(sync)[side]}`, side, bucket);
        }
      }
    }
  };
  return {
    take(change) {
      for (const line of linesOfChange(change)) put(line);
      for (const { reason } of change.questions) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
    tellKinds,
    tell(preview) {
      for (const sync of plan.syncs) tellCounts(screen, sync.label, preview.syncs[sync.id], names(sync));
      tellKinds();
      if (reasons.size > 0) screen.line(`\n${screen.paint('amber', 'Questions')}`);
      for (const [reason, number] of reasons) screen.line(`  ${count(number)}: ${reasonOf(reason)}`);
      tellEnd(screen, preview, plan);
    },
  };
}

const reasonOf = (reason: string): string =>
  Object.entries(reasonWords).find(([name]) => name === reason)?.[1] ?? reason;

function tellCounts(
  screen: Screen,
  label: string,
  counts: Preview['syncs'][string] | undefined,
  names: { readonly [side in Side]: string },
): void {
  if (counts === undefined) return;
  const side = (name: Side) => {
    const { created, updated, removed } = counts[name];
    const parts = [
      ...(created > 0 ? [`${counted(created, 'record')} created`] : []),
      ...(updated > 0 ? [`${counted(updated, 'record')} updated`] : []),
      ...(removed > 0 ? [`${counted(removed, 'record')} removed`] : []),
    ];
    return parts.length === 0 ? [] : [`${listed(parts)} in ${names[name]}`];
  };
  const wrote = [...side('left'), ...side('right')];
  const linked = counts.linked > 0 ? `; ${counted(counts.linked, 'pair')} newly linked` : '';
  const asked = counts.conflicts > 0 ? `; ${counted(counts.conflicts, 'question')} for you` : '';
  screen.line(
    `${screen.paint('strong', label)}: ${wrote.length === 0 ? 'nothing would be written' : `${wrote.join('; ')}`}${linked}${asked}.`,
  );
}

function tellBucket(screen: Screen, title: string, side: Side, bucket: Bucket): void {
  screen.line(`\n${screen.paint(side, title)} ${screen.paint('dim', `(${count(bucket.count)})`)}`);
  for (const line of bucket.lines) {
    const fields = Object.entries(line.fields)
      .filter(([, { before, after }]) => shown(before) !== '-' || shown(after) !== '-')
      .map(([name, { before, after }]) =>
        line.op === 'create' ? `${name} ${shown(after)}` : `${name} ${shown(before)} → ${shown(after)}`,
      );
    const shownFields = fields.length > fieldsMax ? [...fields.slice(0, fieldsMax), '…'] : fields;
    screen.line(`  ${line.key ?? screen.paint('dim', 'new')}  ${shownFields.join(', ')}`);
  }
  const rest = bucket.count - bucket.lines.length;
  if (rest > 0) screen.line(screen.paint('dim', `  and ${count(rest)} more: add --json to see all`));
}

function tellEnd(screen: Screen, preview: Preview, plan: Plan): void {
  screen.line();
  for (const brake of preview.brakes) {
    const tone = brake.holds ? 'amber' : 'dim';
    const word = brake.holds ? 'A brake would hold this run' : 'Note';
    screen.line(`${screen.paint(tone, word)} (${brake.sync}, ${brake.brake}): ${brake.message}`);
  }
  screen.line(`Nothing was written. Changes ${preview.changesHash}; to write them: tandem run ${plan.flow}`);
}
