import type { z } from 'zod';
import { endsOf } from '../../../core/merge/pair.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { LeftAlone, previewRestoring, RestoreWrite, restoreValue } from '../../../protocol/calls/story.ts';
import { inOwnKeys } from '../../../run/references.ts';
import { previewRestore, type RestoreAsk, type Restored, restore } from '../../../run/restore.ts';
import type { House } from '../house.ts';
import { cellText, fieldLabel } from '../review/record-words.ts';
import { mapNamed, type StoryRecord, storyRecord } from './story-record.ts';

type Asked = z.output<typeof previewRestoring.params>;
type Wished = z.output<typeof restoreValue.params>;

function askOf({ life, sync, record }: StoryRecord, { side, field, moment }: Asked, why: string | null): RestoreAsk {
  const { told } = life;
  const key = life.at(moment)[side].key ?? told[side] ?? (record.side === side ? record.key : null);
  const map = mapNamed(sync, field);
  return {
    sync: sync.id,
    side,
    key: key ?? record.key,
    fields: map === null ? null : endsOf(map, side),
    to: { moment },
    here: false,
    why,
  };
}

const leftAlone = (sync: SyncPlan, not: Restored['not']): LeftAlone[] =>
  not.map(({ side, field, reason, detail }) => ({ side, label: fieldLabel(sync, side, field), reason, detail }));

const connectionsOf = ({ sync }: StoryRecord) => [sync.left.connection, sync.right.connection];

/** What a restore would write now. */
export async function showRestore(house: House, asked: Asked, stop: AbortSignal) {
  const found = await storyRecord(house, asked);
  const { sync, plan } = found;
  const writes: RestoreWrite[] = [];
  const told = await house.engine.withSystems(
    connectionsOf(found),
    async (world) => {
      const links = { flow: plan.flow, store: world.store };
      const planned: Parameters<Parameters<typeof previewRestore>[3]>[0][] = [];
      const done = await previewRestore(plan, world, askOf(found, asked, null), (change) => planned.push(change));
      for (const { side, op, before, fields } of planned.flatMap((change) => change.writes)) {
        const [was = before, is = fields] = await inOwnKeys(links, sync[side].references, [before, fields]);
        const told = Object.keys(is).map((name) => ({
          label: fieldLabel(sync, side, name),
          before: cellText(was[name]),
          after: cellText(is[name]),
        }));
        writes.push({ side, op, fields: told });
      }
      return done;
    },
    { stop },
  );
  return { told, answer: { writes, not: leftAlone(sync, told.not) } };
}

/** Puts it back, and tells all windows. */
export async function restoreNow(house: House, asked: Wished, by: string) {
  const { engine } = house;
  const found = await storyRecord(house, asked);
  const { run, not } = await engine.withSystems(
    connectionsOf(found),
    (world) => restore(found.plan, world, askOf(found, asked, asked.reason === '' ? null : asked.reason)),
    { by },
  );
  engine.news.tell({ kind: 'run', run });
  engine.news.tell({ kind: 'conflicts', flow: found.plan.flow, conflict: null });
  return { run: run.id, state: run.state, problem: run.problem, not: leftAlone(found.sync, not) };
}
