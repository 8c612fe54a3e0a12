import type { Answerer, Feeder } from '../../protocol/answer.ts';
import type { Context } from '../cli/context.ts';
import { failureOf } from '../cli/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { draftsOf } from './drafts.ts';
import { openEngine } from './engine.ts';
import { maskedHouse, maskFor } from './eyes.ts';
import type { House } from './house.ts';
import type { Part, Who } from './part.ts';
import { partsOf } from './parts.ts';
import { peopleDesk } from './people/people-desk.ts';
import { previewKeeper } from './preview/preview-keeper.ts';
import { runKeeper } from './run-keeper.ts';
import { resumeRuns } from './runs/resume.ts';
import { keepSchedule } from './schedule/schedule.ts';

/** A workspace that windows can be let into. */
export interface OpenHouse {
  readonly house: House;
  /** What answers a window at which `who` sits. */
  partsFor(who: Who): readonly (Answerer | Feeder)[];
  close(): Promise<void>;
}

/**
 * Opens a workspace for windows, whatever host they live in.
 * @throws Fault `state` when another process works in it, or its state cannot be opened
 */
export async function openHouse(context: Context, place: Workspace, version: string): Promise<OpenHouse> {
  const engine = await openEngine(context, place);
  const previews = previewKeeper(engine.closing, () => performance.now());
  const house: House = {
    engine,
    drafts: draftsOf(engine),
    runs: runKeeper(engine),
    previews,
    people: peopleDesk(engine),
  };
  const parts = partsOf(house, house, version);
  let covered: readonly Part[] | null = null;
  const coveredFor = (who: Who): readonly Part[] => {
    const mask = maskFor(engine, who);
    if (mask === null) return parts;
    covered ??= partsOf(maskedHouse(house, mask), house, version);
    return covered;
  };
  engine
    .keep(resumeRuns(house).then(() => keepSchedule(house)))
    .catch((error: unknown) => engine.news.tell({ kind: 'problem', problem: failureOf(error).problem }));
  return { house, partsFor: (who) => coveredFor(who).map((part) => part(who)), close: engine.close };
}
