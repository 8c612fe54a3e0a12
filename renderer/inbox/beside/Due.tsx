import { useState } from 'react';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { useNow } from '../../app/use-now.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { useRight } from '../../rights/use-right.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { wordsOf } from '../../words/words.ts';
import { useCaring } from '../state/use-caring.ts';
import { AskFor } from './AskFor.tsx';
import { dayField, dueWords, endOf, isOverdue } from './times.ts';
import { care } from './use-care.ts';

const dayMs = 86_400_000;

/** The day by which somebody should have decided. */
export function Due({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const why = useRight('decide');
  const menu = useCaring('due');
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const { due } = record.care;
  const set = (at: string | null): void => {
    setAsking(false);
    void care(record, { do: 'due', at });
  };
  const inDays = (days: number): string => endOf(dayField(new Date(now + days * dayMs)));
  const shown = due === null ? words('noDue') : dueWords(due);
  const late =
    due !== null && isOverdue(due, now) ? (
      <Badge look="need" icon="clock">
        {words('overdue')}
      </Badge>
    ) : null;
  if (isAsking)
    return (
      <AskFor
        label={words('dueWhich')}
        type="date"
        first={dayField(due === null ? new Date(now + dayMs) : new Date(due))}
        onTake={(day) => set(endOf(day))}
        onClose={() => setAsking(false)}
      />
    );
  if (why !== null)
    return (
      <RightButton needs="decide" size="sm" look="ghost" icon="cal">
        {shown}
      </RightButton>
    );
  return (
    <>
      <MenuButton
        label={words('due')}
        {...menu}
        side="bottom start"
        trigger={
          <Button size="sm" icon="cal" aria-label={words('dueAs', { day: shown })}>
            {shown}
          </Button>
        }
        parts={[
          {
            id: 'days',
            entries: [
              { id: 'today', label: words('dueToday'), onAction: () => set(inDays(0)) },
              { id: 'tomorrow', label: words('dueTomorrow'), onAction: () => set(inDays(1)) },
              { id: 'week', label: words('dueInWeek'), onAction: () => set(inDays(7)) },
              { id: 'day', label: words('dueOnDay'), onAction: () => setAsking(true) },
            ],
          },
          ...(due === null
            ? []
            : [
                {
                  id: 'none',
                  entries: [{ id: 'none', label: words('noDue'), icon: 'x' as const, onAction: () => set(null) }],
                },
              ]),
        ]}
      />
      {late}
    </>
  );
}
