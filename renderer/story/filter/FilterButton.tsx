import type { Story } from '../../../engine/protocol/calls/story.ts';
import { Button } from '../../ui/Button.tsx';
import type { Option } from '../../ui/options.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { type Actor, actorsIn, happeningsIn, isNarrowed, noFilter, type StoryFilter } from './filter.ts';

/** Stands for "does not narrow". */
const anyOne = ' any';

function Choice<Id extends string>({
  label,
  every,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly every: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
}) {
  const all: Option<typeof anyOne> = { id: anyOne, label: every };
  return (
    <Select<Id | typeof anyOne>
      label={label}
      size="md"
      options={[all, ...options]}
      value={value ?? anyOne}
      onChange={(id) => onChange(id === anyOne ? null : id)}
    />
  );
}

function actorWords(story: Story, actor: Actor): string {
  const words = wordsOf('story');
  if (actor === 'left' || actor === 'right') return words('people', { system: story[actor].name });
  return actor === 'run' ? words('aRun') : words('chose', { person: actor.slice('person:'.length) });
}

export interface FilterProps {
  readonly story: Story;
  readonly filter: StoryFilter;
  readonly onFilter: (filter: StoryFilter) => void;
}

function Conditions({ story, filter, onFilter }: FilterProps) {
  const words = wordsOf('story');
  return (
    <div className="st-filter">
      <Choice
        label={words('whoseDoing')}
        every={words('anybody')}
        options={actorsIn(story).map((id) => ({ id, label: actorWords(story, id) }))}
        value={filter.actor}
        onChange={(actor) => onFilter({ ...filter, actor })}
      />
      <Choice
        label={words('whatHappened')}
        every={words('anything')}
        options={happeningsIn(story).map((id) => ({ id, label: words(`did-${id}`) }))}
        value={filter.happening}
        onChange={(happening) => onFilter({ ...filter, happening })}
      />
      {story.field === null && (
        <Choice<string>
          label={words('field')}
          every={words('anyField')}
          options={story.fields.map((one) => ({ id: one.map, label: one.label }))}
          value={filter.map}
          onChange={(map) => onFilter({ ...filter, map })}
        />
      )}
      <Button size="sm" look="ghost" isDisabled={!isNarrowed(filter)} onPress={() => onFilter(noFilter)}>
        {words('showAll')}
      </Button>
    </div>
  );
}

/** Opens what narrows the list of changes; on it stands how many of them are listed. */
export function FilterButton({ shown, all, ...props }: FilterProps & { readonly shown: number; readonly all: number }) {
  const words = wordsOf('story');
  const label = isNarrowed(props.filter) ? words('shownChanges', { shown, all }) : words('allChanges');
  return (
    <PopoverButton
      label={words('filter')}
      placement="bottom end"
      width={280}
      trigger={
        <Button size="sm" look={isNarrowed(props.filter) ? 'accent' : 'ghost'} icon="filter">
          {label}
        </Button>
      }
    >
      <Conditions {...props} />
    </PopoverButton>
  );
}
