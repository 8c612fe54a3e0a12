import type { Flow } from '../../model/flow.ts';
import { RecordKey, type Side } from '../../model/ids.ts';
import type { Chosen } from '../../model/run.ts';
import type { Part } from '../../run/run.ts';
import { usage } from './failure.ts';
import { syncIn } from './sync-in.ts';

const record = /^(left|right):(.+)$/su;

function keysOn(side: Side, words: readonly string[]): readonly RecordKey[] {
  const keys = words.flatMap((word) => {
    const found = record.exec(word);
    if (found !== null) return found[1] === side ? [RecordKey.parse(found[2])] : [];
    throw usage(
      'record',
      `"${word}" does not say which record is meant.`,
      'Write the side and the key, for example --only left:10001 right:17. Name the flow before --only.',
    );
  });
  return [...new Set(keys)];
}

/**
 * What a run is limited to by `--sync` and `--only`.
 * @throws Failure when a record is not named as `left:KEY` or `right:KEY`, or the sync is not clear
 */
export function partOf(flow: Flow, sync: string | undefined, only: readonly string[] | undefined): Part {
  if (only === undefined) return sync === undefined ? {} : { syncs: [syncIn(flow, sync).id] };
  const chosen: Chosen = {
    sync: syncIn(flow, sync).id,
    left: [...keysOn('left', only)],
    right: [...keysOn('right', only)],
  };
  return { chosen };
}
