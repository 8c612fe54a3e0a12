import type { RefObject } from 'react';
import type { ActivityFlow } from '../../engine/protocol/calls/activity.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { SmallPair } from '../ui/SmallPair.tsx';
import { wordsOf } from '../words/words.ts';
import { chooseFlow, chooseSpan, searchFor, useActivity } from './activity-store.ts';
import { spans } from './spans.ts';

const every = '*';

/** What is looked at: a search, a sync, how far back. */
export function ActivityBar({
  flows,
  search,
}: {
  readonly flows: readonly ActivityFlow[];
  readonly search: RefObject<HTMLInputElement | null>;
}) {
  const words = wordsOf('activity');
  const { text, flow, span } = useActivity();
  const options = flows.map((one) => ({
    id: String(one.flow),
    label: one.label,
    mark: <SmallPair left={one.left} right={one.right} way="both" />,
  }));
  const chosen = flow ?? (flows.length === 1 ? String(flows[0]?.flow) : every);
  return (
    <header className="toolbar">
      <h1>{words('title')}</h1>
      <span className="grow" />
      <SearchField label={words('find')} width={232} value={text} onChange={searchFor} keys={['/']} inputRef={search} />
      <Select
        aria-label={words('whichSync')}
        size="md"
        className="ac-which"
        options={flows.length > 1 ? [{ id: every, label: words('allSyncs') }, ...options] : options}
        value={chosen}
        onChange={(id) => chooseFlow(id === every ? null : id)}
      />
      <Segmented
        label={words('howFar')}
        segments={spans.map((id) => ({ id, label: words(id) }))}
        value={span}
        onChange={chooseSpan}
      />
    </header>
  );
}
