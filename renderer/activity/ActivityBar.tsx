import type { RefObject } from 'react';
import type { ActivityFlow } from '../../engine/protocol/calls/activity.ts';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SmallPair } from '../ui/SmallPair.tsx';
import { wordsOf } from '../words/words.ts';
import { chooseFlow, chooseSpan, searchFor, useActivity } from './activity-store.ts';
import { spans } from './spans.ts';

const pairOf = (flow: ActivityFlow) => <SmallPair left={flow.left} right={flow.right} way="both" />;

/** The sync whose runs are shown; where there are several, a menu of them. */
function WhichSync({ flows }: { readonly flows: readonly ActivityFlow[] }) {
  const words = wordsOf('activity');
  const flow = useActivity((state) => state.flow);
  const chosen = flows.length === 1 ? flows[0] : flows.find((one) => one.flow === flow);
  if (flows.length === 0) return null;
  return (
    <MenuButton
      label={words('whichSync')}
      trigger={
        <Button after="chev-d" className="ac-which">
          {chosen !== undefined && pairOf(chosen)}
          <span className="ell">{chosen?.label ?? words('allSyncs')}</span>
        </Button>
      }
      parts={[
        {
          id: 'all',
          entries: [
            {
              id: 'all',
              label: words('allSyncs'),
              icon: 'syncs',
              isOn: flow === null,
              onAction: () => chooseFlow(null),
            },
            ...flows.map((one) => ({
              id: `flow ${one.flow}`,
              label: one.label,
              mark: pairOf(one),
              isOn: one.flow === flow,
              onAction: () => chooseFlow(one.flow),
            })),
          ],
        },
      ]}
    />
  );
}

/** What is looked at: a search, a sync, how far back. */
export function ActivityBar({
  flows,
  search,
}: {
  readonly flows: readonly ActivityFlow[];
  readonly search: RefObject<HTMLInputElement | null>;
}) {
  const words = wordsOf('activity');
  const text = useActivity((state) => state.text);
  const span = useActivity((state) => state.span);
  return (
    <header className="toolbar">
      <h1>{words('title')}</h1>
      <span className="grow" />
      <SearchField label={words('find')} width={232} value={text} onChange={searchFor} keys={['/']} inputRef={search} />
      <WhichSync flows={flows} />
      <Segmented
        label={words('howFar')}
        segments={spans.map((id) => ({ id, label: words(id) }))}
        value={span}
        onChange={chooseSpan}
      />
    </header>
  );
}
