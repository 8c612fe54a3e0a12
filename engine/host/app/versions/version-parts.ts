import { Fault } from '../../../model/fault.ts';
import type { FlowId } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import type { Result } from '../../../model/result.ts';
import type { VersionHead } from '../../../model/version.ts';
import {
  compareVersions,
  listFlowVersions,
  publishDraft,
  rollBackTo,
  type VersionChoice,
} from '../../../protocol/calls/versions.ts';
import { recordPublished } from '../../../run/published.ts';
import { compiled, compiledAgainst, refusalOf, tablesFor } from '../../cli/planned.ts';
import { connectionNames } from '../../cli/which-version.ts';
import { aheadOf, type Draft as Drawn, publish, rollBack } from '../../versions/publish.ts';
import { readVersion } from '../../versions/version-file.ts';
import { listVersions } from '../../versions/versions.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { drawn, standOf } from './stand.ts';

function versionIn({ engine, drafts }: House, id: FlowId, choice: VersionChoice): Drawn {
  if (choice === 'draft') {
    const { file, flow } = drafts.open(id);
    return drawn(file, flow);
  }
  const version = readVersion(engine.place, id, choice);
  if (!version.ok) throw new Fault('setting', version.error);
  return version.value;
}

/** Records a version that is live now, and tells all windows. */
async function told(house: House, id: FlowId, done: Result<VersionHead, readonly FlowProblem[]>, changes: number) {
  const { engine, drafts } = house;
  if (!done.ok) throw refusalOf(drafts.open(id).flow, done.error, 'be published');
  await recordPublished(engine.world(), done.value, changes);
  engine.news.tell({ kind: 'versions', flow: id });
  engine.news.tell({ kind: 'flows' });
  return done.value;
}

/** What windows ask about published versions. */
export function versionParts(house: House): readonly Part[] {
  const { engine, drafts } = house;
  const { place, context } = engine;
  const now = (): string => engine.world().now();
  return [
    answers(listFlowVersions, 'look', async ({ flow: id }) => {
      const draft = drafts.open(id);
      const { versions, problems } = listVersions(place, id);
      const { live, draft: number, ahead } = standOf(place, draft);
      const made = await compiled(context, draft, 'when-missing');
      const stopping = made.ok ? [] : made.error.filter((one) => one.stops);
      return {
        label: draft.flow.label ?? id,
        versions: [...versions],
        live,
        draft: { number, ahead: ahead === null ? null : [...ahead], stopping },
        problems: [...problems],
      };
    }),
    answers(compareVersions, 'look', async ({ flow, before, after }) => ({
      differences: [...aheadOf(versionIn(house, flow, before), versionIn(house, flow, after), connectionNames(place))],
    })),
    answers(publishDraft, 'design', async ({ flow: id, note }, { who }) => {
      const draft = drafts.open(id);
      const against = await compiledAgainst(context, draft, 'when-missing');
      if (!against.ok) throw refusalOf(draft.flow, against.error, 'be published');
      const changes = standOf(place, draft).ahead?.length ?? 0;
      return told(house, id, publish(place, against.value, { by: who.by, at: now(), note }), changes);
    }),
    answers(rollBackTo, 'design', async ({ flow: id, version, note }, { who }) => {
      const draft = drafts.open(id);
      const old = readVersion(place, id, version);
      if (!old.ok) throw new Fault('setting', old.error);
      const source = { place, file: draft.file, flow: old.value.flow, published: old.value };
      const tables = await tablesFor(context, source);
      if (!tables.ok) throw refusalOf(old.value.flow, tables.error, 'be published');
      const { live } = standOf(place, draft);
      const changes = live === null ? 0 : aheadOf(versionIn(house, id, live), old.value).length;
      const from = { flow: id, version, tables: tables.value };
      return told(house, id, rollBack(place, from, { by: who.by, at: now(), note }), changes);
    }),
  ];
}
