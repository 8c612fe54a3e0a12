import { caps } from '../../app/keys.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { useRight } from '../../rights/use-right.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { wordsOf } from '../../words/words.ts';
import { nextMonday, tomorrow, untilItChanges } from '../beside/times.ts';
import { careForMarked } from '../state/care-many.ts';
import { useInbox } from '../state/inbox-store.ts';
import { unmark } from '../state/marks.ts';
import { openMarked, sidesOfMarked } from '../state/mass.ts';
import { useCaring } from '../state/use-caring.ts';

function AssignAll() {
  const people = useInbox((state) => state.list?.people) ?? [];
  const words = wordsOf('inbox');
  const menu = useCaring('assign');
  const assign = (to: string | null) => careForMarked({ do: 'assign', to });
  return (
    <MenuButton
      label={words('assignTo')}
      {...menu}
      side="top start"
      trigger={
        <Button look="ghost" size="lg" icon="user">
          {words('assign')}
        </Button>
      }
      parts={[
        {
          id: 'people',
          entries: people.map((name) => ({
            id: name,
            label: name,
            mark: <Avatar name={name} />,
            onAction: () => assign(name),
          })),
        },
        { id: 'nobody', entries: [{ id: 'none', label: words('nobody'), icon: 'x', onAction: () => assign(null) }] },
      ]}
    />
  );
}

function SnoozeAll() {
  const words = wordsOf('inbox');
  const isSnoozed = useInbox((state) => state.view === 'snoozed');
  const menu = useCaring('snooze');
  const snooze = (until: string | null) => careForMarked({ do: 'snooze', until });
  const at = (id: 'untilTomorrow' | 'untilMonday' | 'untilChanged', until: string) => ({
    id,
    label: words(id),
    onAction: () => snooze(until),
  });
  return (
    <MenuButton
      label={words('snooze')}
      {...menu}
      side="top start"
      trigger={
        <Button look="ghost" size="lg" icon="clock">
          {words('snooze')}
        </Button>
      }
      parts={[
        {
          id: 'until',
          entries: [
            at('untilTomorrow', tomorrow(new Date())),
            at('untilMonday', nextMonday(new Date())),
            at('untilChanged', untilItChanges),
          ],
        },
        ...(isSnoozed
          ? [{ id: 'end', entries: [{ id: 'wake', label: words('wake'), onAction: () => snooze(null) }] }]
          : []),
      ]}
    />
  );
}

/** What can be done with all records that are chosen in the list. */
export function ManyBar() {
  const count = useInbox((state) => state.marked.size);
  const isOver = useInbox((state) => state.view === 'resolved');
  const mayDecide = useRight('decide') === null;
  const words = wordsOf('inbox');
  const sides = sidesOfMarked();
  const take = (side: 'left' | 'right') => (
    <RightButton needs="decide" size="lg" keys={[side === 'left' ? '1' : '2']} onPress={() => openMarked(side)}>
      {words('take', { system: sides?.[side].name ?? words(`say-${side}`) })}
    </RightButton>
  );
  return (
    <section className="ib-acts" aria-label={words('marked', { count })}>
      <b className="med">{words('marked', { count })}</b>
      {!isOver && take('left')}
      {!isOver && take('right')}
      {mayDecide && !isOver && <AssignAll />}
      {mayDecide && !isOver && <SnoozeAll />}
      <span className="grow" />
      <Button look="ghost" size="lg" keys={caps(['Escape'])} onPress={unmark}>
        {words('unmark')}
      </Button>
    </section>
  );
}
