import { useState } from 'react';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { useRight } from '../../rights/use-right.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { wordsOf } from '../../words/words.ts';
import { snoozedUntil } from '../state/snoozed.ts';
import { useCaring } from '../state/use-caring.ts';
import { AskFor } from './AskFor.tsx';
import { dayField, morningOf, nextMonday, snoozeWords, tomorrow, untilItChanges } from './times.ts';
import { care } from './use-care.ts';

/** Hides the record from the inbox for a while, or until its values change. */
export function Snooze({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const why = useRight('decide');
  const menu = useCaring('snooze');
  const [isAsking, setAsking] = useState(false);
  const now = new Date();
  const until = snoozedUntil(record, now);
  const snooze = (to: string | null): void => {
    setAsking(false);
    void care(record, { do: 'snooze', until: to });
  };
  const shown = until === null ? words('notSnoozed') : snoozeWords(until, now);
  if (isAsking)
    return (
      <AskFor
        label={words('untilWhich')}
        type="date"
        first={dayField(new Date(now.getTime() + 86_400_000))}
        onTake={(day) => snooze(morningOf(day))}
        onClose={() => setAsking(false)}
      />
    );
  if (why !== null)
    return (
      <RightButton needs="decide" size="sm" look="ghost" icon="clock">
        {shown}
      </RightButton>
    );
  return (
    <MenuButton
      label={words('snooze')}
      {...menu}
      side="bottom start"
      trigger={
        <Button size="sm" icon="clock" aria-label={words('snoozedAs', { until: shown })}>
          {shown}
        </Button>
      }
      parts={[
        {
          id: 'until',
          entries: [
            { id: 'tomorrow', label: words('untilTomorrow'), onAction: () => snooze(tomorrow(now)) },
            { id: 'monday', label: words('untilMonday'), onAction: () => snooze(nextMonday(now)) },
            { id: 'day', label: words('untilADay'), onAction: () => setAsking(true) },
            { id: 'changed', label: words('untilChanged'), onAction: () => snooze(untilItChanges) },
          ],
        },
        ...(until === null
          ? []
          : [
              {
                id: 'end',
                entries: [{ id: 'now', label: words('wake'), icon: 'x' as const, onAction: () => snooze(null) }],
              },
            ]),
      ]}
    />
  );
}
