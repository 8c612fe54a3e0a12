import { ConflictReason } from '../../../engine/model/conflict.ts';
import { Pattern } from '../../../engine/model/inbox.ts';
import type { InboxFilter } from '../../../engine/protocol/calls/inbox.ts';
import { useCards } from '../../state/flow-cards.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Option } from '../../ui/options.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { conditionsIn } from '../state/filters.ts';
import { noFilter, useInbox } from '../state/inbox-store.ts';
import { show } from '../state/load-list.ts';

const ages = [1, 3, 7, 30] as const;
/** Stands for "does not narrow". */
const anyOne = 'any';

function Choice({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const all: Option = { id: anyOne, label: wordsOf('inbox')('any') };
  return (
    <Select
      label={label}
      size="md"
      options={[all, ...options]}
      value={value ?? anyOne}
      onChange={(id) => onChange(id === anyOne ? null : id)}
    />
  );
}

const put = (change: Partial<InboxFilter>): void => show({ filter: { ...useInbox.getState().filter, ...change } });

function Conditions() {
  const filter = useInbox((state) => state.filter);
  const people = useInbox((state) => state.list?.people) ?? [];
  const cards = useCards((state) => state.cards) ?? [];
  const words = wordsOf('inbox');
  // The empty name means nobody, which no list can have as the name of a choice.
  const nobody = 'nobody:';
  return (
    <div className="ib-filter">
      <Choice
        label={words('bySync')}
        options={cards.map((card) => ({ id: card.flow, label: card.label }))}
        value={filter.flow}
        onChange={(id) => put({ flow: cards.find((card) => card.flow === id)?.flow ?? null })}
      />
      <Choice
        label={words('byReason')}
        options={ConflictReason.options.map((id) => ({ id, label: words(`why-${id}`) }))}
        value={filter.reason}
        onChange={(id) => put({ reason: ConflictReason.safeParse(id).data ?? null })}
      />
      <Choice
        label={words('byShape')}
        options={Pattern.options.map((id) => ({ id, label: words(`shape-${id}`) }))}
        value={filter.pattern}
        onChange={(id) => put({ pattern: Pattern.safeParse(id).data ?? null })}
      />
      <Choice
        label={words('byAssignee')}
        options={[{ id: nobody, label: words('nobody') }, ...people.map((name) => ({ id: name, label: name }))]}
        value={filter.assignee === '' ? nobody : filter.assignee}
        onChange={(id) => put({ assignee: id === nobody ? '' : id })}
      />
      <Choice
        label={words('byAge')}
        options={ages.map((days) => ({ id: String(days), label: words('olderThan', { count: days }) }))}
        value={filter.olderThanDays === null ? null : String(filter.olderThanDays)}
        onChange={(id) => put({ olderThanDays: id === null ? null : Number(id) })}
      />
      <Checkbox isSelected={filter.overdue} onChange={(overdue) => put({ overdue })}>
        {words('onlyOverdue')}
      </Checkbox>
      <Button size="sm" look="ghost" isDisabled={conditionsIn(filter) === 0} onPress={() => show({ filter: noFilter })}>
        {words('showAll')}
      </Button>
    </div>
  );
}

/** Opens the conditions that narrow the list; the number of those that do stands on it. */
export function FilterButton() {
  const count = useInbox((state) => conditionsIn(state.filter));
  const words = wordsOf('inbox');
  const label = count === 0 ? words('filter') : words('filterOn', { count });
  return (
    <PopoverButton
      label={words('filter')}
      placement="bottom start"
      width={280}
      trigger={<IconButton icon="filter" look="plain" label={label} isOn={count > 0} />}
    >
      <Conditions />
    </PopoverButton>
  );
}
