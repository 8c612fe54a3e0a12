import { basename } from 'node:path';
import { rightsOf } from '../../core/roles/roles.ts';
import { news } from '../../protocol/calls/news.ts';
import { lookAtWorkspace } from '../../protocol/calls/workspace.ts';
import { assistantParts } from './assistant/assistant-parts.ts';
import { connectionParts } from './connections/connection-parts.ts';
import { flowParts } from './flows/flow-parts.ts';
import type { House } from './house.ts';
import { inboxParts } from './inbox/inbox-parts.ts';
import { answers, feeds, type Part } from './part.ts';
import { previewParts } from './preview/preview-parts.ts';
import { reviewParts } from './review/review-parts.ts';
import { roundTripParts } from './round-trip/round-trip-parts.ts';
import { runParts } from './runs/run-parts.ts';
import { sampleParts } from './samples/sample-parts.ts';
import { versionParts } from './versions/version-parts.ts';

/** Everything that a window can ask; each area of the screens has its own list. */
export function partsOf(house: House, version: string): readonly Part[] {
  const { engine, runs } = house;
  return [
    answers(lookAtWorkspace, 'look', async (_, { who }) => ({
      name: basename(engine.place.folder),
      folder: engine.place.folder,
      version,
      by: who.by,
      role: who.role,
      rights: [...rightsOf[who.role]],
    })),
    feeds(news, 'look', (_, { stop }) => engine.news.follow([{ kind: 'engine', state: runs.state() }], stop)),
    ...flowParts(house),
    ...runParts(house),
    ...previewParts(house),
    ...reviewParts(house),
    ...roundTripParts(house),
    ...sampleParts(house),
    ...versionParts(house),
    ...connectionParts(house),
    ...assistantParts(house),
    ...inboxParts(house),
  ];
}
