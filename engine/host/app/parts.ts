import { basename } from 'node:path';
import { rightsOf } from '../../core/roles/roles.ts';
import { news } from '../../protocol/calls/news.ts';
import { lookAtWorkspace } from '../../protocol/calls/workspace.ts';
import { activityParts } from './activity/activity-parts.ts';
import { undoParts } from './activity/undo-parts.ts';
import { assistantParts } from './assistant/assistant-parts.ts';
import { connectionParts } from './connections/connection-parts.ts';
import { heard, maskFor } from './eyes.ts';
import { flowParts } from './flows/flow-parts.ts';
import type { House } from './house.ts';
import { inboxParts } from './inbox/inbox-parts.ts';
import { answers, feeds, type Part } from './part.ts';
import { pastConflictParts } from './past-conflicts/past-conflicts-parts.ts';
import { peopleParts } from './people/people-parts.ts';
import { previewParts } from './preview/preview-parts.ts';
import { replayParts } from './replay/replay-parts.ts';
import { reviewParts } from './review/review-parts.ts';
import { roundTripParts } from './round-trip/round-trip-parts.ts';
import { runParts } from './runs/run-parts.ts';
import { sampleParts } from './samples/sample-parts.ts';
import { settingsParts } from './settings/settings-parts.ts';
import { storyParts } from './story/story-parts.ts';
import { versionParts } from './versions/version-parts.ts';

/**
 * Everything that a window can ask; each area of the screens has its own list.
 * @param house as whoever sits there may see it
 * @param whole for areas that compute with values as they are, and hide by themselves what may not be seen
 */
export function partsOf(house: House, whole: House, version: string): readonly Part[] {
  const { engine, runs } = house;
  return [
    answers(lookAtWorkspace, 'look', async (_, { who }) => ({
      name: basename(engine.place.folder),
      folder: engine.place.folder,
      version,
      by: who.by,
      role: who.role,
      person: who.person ?? null,
      rights: [...rightsOf[who.role]],
    })),
    feeds(news, 'look', async function* (_, { who, stop }) {
      const mask = maskFor(engine, who);
      const first = { kind: 'engine', state: runs.state() } as const;
      for await (const one of engine.news.follow([first], stop)) yield heard(one, mask);
    }),
    ...flowParts(house),
    ...runParts(house),
    ...previewParts(whole),
    ...reviewParts(house),
    ...roundTripParts(house),
    ...sampleParts(whole),
    ...versionParts(house),
    ...connectionParts(house),
    ...assistantParts(house),
    ...activityParts(house),
    ...undoParts(house),
    ...replayParts(house),
    ...peopleParts(house),
    ...settingsParts(house, version),
    ...inboxParts(house),
    ...pastConflictParts(house),
    ...storyParts(house, version),
  ];
}
