import type { FlowCard } from '../../../engine/protocol/calls/flows.ts';
import type { FoundRecord } from '../../../engine/protocol/calls/story.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SmallPair } from '../../ui/SmallPair.tsx';
import { go } from '../route.ts';
import type { Item } from './item.ts';

/** Records that were found, as the palette lists them: each leads to its story. */
export function recordItems(all: readonly FoundRecord[], cards: readonly FlowCard[]): readonly Item[] {
  return all.map(({ flow, flowLabel, sync: id, record, title, left, right, found }) => {
    const sync = cards.flatMap((card) => (card.flow === flow ? card.syncs : [])).find((one) => one.id === id);
    const met = found === null || title.includes(found.text) ? '' : found.text;
    return {
      id: `record ${flow} ${id} ${record}`,
      group: 'records',
      label: title === '' ? (left ?? right ?? record) : title,
      detail: [met, flowLabel].filter((part) => part !== '').join(', '),
      mark:
        sync === undefined ? (
          <Icon name="link" />
        ) : (
          <SmallPair left={sync.left.connection.label} right={sync.right.connection.label} way={sync.way} />
        ),
      run: () => go({ at: 'story', flow, sync: id, record, field: null }),
      preview: () => go({ at: 'preview', flow }),
    };
  });
}
