import type { FlowCard } from '../../../engine/protocol/calls/flows.ts';
import type { RecordFound } from '../../../engine/protocol/calls/records.ts';
import { findSamples, wantSample } from '../../canvas/samples.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SmallPair } from '../../ui/SmallPair.tsx';
import { go, useRoute } from '../route.ts';
import type { Item } from './item.ts';

/** Opens the canvas with the values of the record on its lines. */
function open({ flow, sync, left, right }: RecordFound): void {
  const key = left ?? right;
  const { route } = useRoute.getState();
  if (key === null) go({ at: 'flow', flow, view: 'canvas' });
  else if (route.at === 'flow' && route.flow === flow) void findSamples(flow, sync, key);
  else {
    wantSample(sync, key);
    go({ at: 'flow', flow, view: 'canvas' });
  }
}

/** Records that were found, as the palette lists them. */
export function recordItems(found: readonly RecordFound[], cards: readonly FlowCard[]): readonly Item[] {
  return found.map((record) => {
    const sync = cards
      .flatMap((card) => (card.flow === record.flow ? card.syncs : []))
      .find((one) => one.id === record.sync);
    return {
      id: `record ${record.flow} ${record.sync} ${record.link}`,
      group: 'Records',
      label: record.title,
      detail: [record.met, record.label].filter((part) => part !== '').join(', '),
      mark:
        sync === undefined ? (
          <Icon name="link" />
        ) : (
          <SmallPair left={sync.left.connection.label} right={sync.right.connection.label} way={sync.way} />
        ),
      run: () => open(record),
      preview: () => go({ at: 'preview', flow: record.flow }),
    };
  });
}
