import type { InboxGrouping, InboxView } from '../../engine/protocol/calls/inbox.ts';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { type Segment, Segmented } from '../ui/Segmented.tsx';
import { wordsOf } from '../words/words.ts';
import { useInbox } from './state/inbox-store.ts';
import { show } from './state/load-list.ts';

const groupings: readonly InboxGrouping[] = ['about', 'unit', 'pattern', 'assignee'];

/** What is looked at, and how it stands together. */
export function InboxToolbar({ children }: { readonly children?: React.ReactNode }) {
  const counts = useInbox((state) => state.list?.counts);
  const view = useInbox((state) => state.view);
  const grouping = useInbox((state) => state.grouping);
  const words = wordsOf('inbox');
  const counted = (id: Exclude<InboxView, 'resolved'>): Segment<InboxView> => ({
    id,
    label: words(`view-${id}`),
    ...(counts === undefined ? {} : { count: counts[id] }),
  });
  return (
    <header className="toolbar">
      <h1>{words('title')}</h1>
      <span className="muted ib-needs" role="status">
        {counts !== undefined && words('needYou', { count: counts.open })}
      </span>
      <span className="grow" />
      {children}
      <Segmented<InboxView>
        label={words('views')}
        segments={[
          counted('open'),
          counted('mine'),
          counted('snoozed'),
          { id: 'resolved', label: words('view-resolved') },
        ]}
        value={view}
        onChange={(next) => show({ view: next })}
      />
      <span className="vr" />
      <MenuButton
        label={words('grouping')}
        trigger={
          <Button look="ghost" icon="sort" className="ib-by">
            <span className="ell">{words(`by-${grouping}`)}</span>
          </Button>
        }
        parts={[
          {
            id: 'grouping',
            entries: groupings.map((id) => ({
              id,
              label: words(`by-${id}`),
              isOn: id === grouping,
              onAction: () => show({ grouping: id }),
            })),
          },
        ]}
      />
    </header>
  );
}
