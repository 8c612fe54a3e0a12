import type { z } from 'zod';
import { seesPersonal } from '../../../core/roles/roles.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Story } from '../../../protocol/calls/story.ts';
import type { ReportedRun, StoryReport, storyReport } from '../../../protocol/calls/story-report.ts';
import { listVersions } from '../../versions/versions.ts';
import { maskFor } from '../eyes.ts';
import type { House } from '../house.ts';
import type { Who } from '../part.ts';
import { versionOf } from '../versions/followed.ts';
import { storyRecord } from './story-record.ts';
import { tellStory, tellThen } from './tell.ts';

async function runsOf({ engine: { store, place } }: House, { born, moments }: Story): Promise<ReportedRun[]> {
  const named = new Set<RunId>([...(born === null ? [] : [born.run]), ...moments.map((one) => one.run)]);
  const runs: ReportedRun[] = [];
  for (const id of named) {
    const [run, number] = [await store.run(id), await store.runNumber(id)];
    if (run === null || number === null) continue;
    const { kind, startedAt, by = null } = run;
    const version = versionOf(run, listVersions(place, run.flow).versions);
    runs.push({ run: id, number, kind, startedAt, by, version });
  }
  return runs.sort((one, other) => one.number - other.number);
}

/**
 * What a report says of a record or of one value of it.
 * @param house as whoever asks may see it
 * @throws Fault or Failure where the sync or the record is not known
 */
export async function tellReport(
  house: House,
  asked: z.output<typeof storyReport.params>,
  { who, version }: { readonly who: Who; readonly version: string },
): Promise<StoryReport> {
  const record = await storyRecord(house, asked);
  const story = await tellStory(house, record, { field: asked.field, mask: maskFor(house.engine, who) });
  const { rows } = await tellThen(house, record, { moment: record.life.moments.length });
  return {
    story,
    flowLabel: record.label,
    rows: story.field === null ? rows : rows.filter((one) => one.map === story.field),
    runs: await runsOf(house, story),
    at: house.engine.world().now(),
    by: who.by,
    isCovered: !seesPersonal[who.role],
    tandem: version,
  };
}
