import type { SyncId } from '../../engine/model/ids.ts';
import type { Sample } from '../../engine/protocol/calls/samples.ts';
import { go } from '../app/route.ts';
import { useSamples } from '../canvas/samples.ts';
import { flow } from '../state/flow.ts';

/** How a story names the record of a sample; null where there is none. */
export const recordOfSample = (sample: Sample | undefined): string | null =>
  sample?.left != null ? `left:${sample.left}` : sample?.right != null ? `right:${sample.right}` : null;

/** Opens the story of the value that the sample of a sync has on a line. */
export function openSampleStory(sync: SyncId, field: string): void {
  const { list = [], at = 0 } = useSamples.getState().of[sync] ?? {};
  const record = recordOfSample(list[at]);
  const id = flow.getState().flow?.id;
  if (record !== null && id !== undefined) go({ at: 'story', flow: id, sync, record, field });
}
