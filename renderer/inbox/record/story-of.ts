import type { Side } from '../../../engine/model/ids.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import type { StoryOf } from '../../story/StoryLink.tsx';

/** Whose story it is: of the link, else of the record that there is; null: there is none yet. */
export function storyOfRecord(record: InboxRecord, field: string | null): StoryOf | null {
  const { flow, sync, link, keys } = record;
  const name = link ?? (keys.left !== null ? `left:${keys.left}` : keys.right !== null ? `right:${keys.right}` : null);
  return name === null ? null : { flow, sync, record: name, field };
}

/** The story of a record that may have no twin. */
export const storyOfKey = ({ flow, sync }: InboxRecord, side: Side, key: string): StoryOf => ({
  flow,
  sync,
  record: `${side}:${key}`,
  field: null,
});
