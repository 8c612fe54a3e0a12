import { useState } from 'react';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { useRight } from '../../rights/use-right.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { wordsOf } from '../../words/words.ts';
import { useCaring } from '../state/use-caring.ts';
import { AskFor } from './AskFor.tsx';
import { care } from './use-care.ts';

/** Who is to decide: one of those who are known, or any name. */
export function Assign({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const why = useRight('decide');
  const menu = useCaring('assign');
  const [isNaming, setNaming] = useState(false);
  const { assignee } = record.care;
  const assign = (to: string | null): void => {
    setNaming(false);
    void care(record, { do: 'assign', to });
  };
  if (isNaming) return <AskFor label={words('anyName')} type="text" onTake={assign} onClose={() => setNaming(false)} />;
  const shown = assignee ?? words('nobody');
  const mark = assignee === null ? null : <Avatar name={assignee} />;
  if (why !== null)
    return (
      <>
        {mark}
        <RightButton needs="decide" size="sm" look="ghost">
          {shown}
        </RightButton>
      </>
    );
  const people = record.people.map((name) => ({
    id: name,
    label: name,
    mark: <Avatar name={name} />,
    isOn: name === assignee,
    onAction: () => assign(name),
  }));
  return (
    <>
      {mark}
      <MenuButton
        label={words('assigned')}
        {...menu}
        side="bottom start"
        trigger={
          <Button
            size="sm"
            look={assignee === null ? 'plain' : 'ghost'}
            after="chev-d"
            aria-label={words('assignedTo', { name: shown })}
          >
            {shown}
          </Button>
        }
        parts={[
          { id: 'people', entries: people },
          {
            id: 'others',
            entries: [
              { id: 'other', label: words('somebodyElse'), icon: 'pencil', onAction: () => setNaming(true) },
              ...(assignee === null
                ? []
                : [{ id: 'nobody', label: words('nobody'), icon: 'x' as const, onAction: () => assign(null) }]),
            ],
          },
        ]}
      />
    </>
  );
}
