import { useMemo } from 'react';
import type { Command } from '../../engine/core/flow/command.ts';
import type { Sync } from '../../engine/model/flow.ts';
import { commonOf, removeAll, ruleAll, setAll, stepAll, turnAll } from '../inspector/bulk/bulk-values.ts';
import { ruleMark } from '../inspector/map/ConflictPick.tsx';
import { propose } from '../inspector/propose.ts';
import { StepPicker } from '../inspector/steps/StepPicker.tsx';
import { useNames } from '../inspector/use-map-facts.ts';
import {
  blankWords,
  firstRules,
  ruleCell,
  ruleNames,
  ruleOf,
  ruleWords,
  shortDirection,
} from '../inspector/words/rule-words.ts';
import { flow, useFlow } from '../state/flow.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { PopoverButton } from '../ui/PopoverButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { wordsOf } from '../words/words.ts';
import { useSampleTitle } from './FilterBar.tsx';
import { groupCommand } from './table-edits.ts';

const pickerWidth = 280;
const blanks = ['carry', 'keep', 'ask'] as const;

const does = (command: Command | null): void => {
  if (command !== null) propose(command);
};

/** What is done to all selected rows at once; where they differ it says "mixed". */
export function BulkBar({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('table');
  const selected = useFlow((state) => state.selected);
  const names = useNames(sync.id);
  const title = useSampleTitle(sync.id);
  const maps = useMemo(() => sync.fields.filter((map) => selected.includes(`${sync.id}/${map.id}`)), [sync, selected]);
  const same = commonOf(sync, maps);
  const way: 'mixed' | 'both' | 'to-right' | 'to-left' =
    same.direction.is === 'mixed' || same.direction.value.endsWith('-on-create')
      ? 'mixed'
      : same.direction.value === 'both'
        ? 'both'
        : same.direction.value.startsWith('to-right')
          ? 'to-right'
          : 'to-left';
  const segments: readonly {
    readonly id: typeof way;
    readonly label: string;
    readonly icon: 'arr-r' | 'arr-lr' | 'arr-l';
  }[] = [
    { id: 'to-right', label: shortDirection('to-right', names), icon: 'arr-r' },
    { id: 'both', label: shortDirection('both', names), icon: 'arr-lr' },
    { id: 'to-left', label: shortDirection('to-left', names), icon: 'arr-l' },
  ];
  const rule = same.rule.is === 'same' ? same.rule.value : null;
  const blank = same.blank.is === 'same' ? same.blank.value : null;
  const all = maps.length === sync.fields.length;
  return (
    <div className="table-bar bulk" role="toolbar" aria-label={words('bulk')}>
      <Checkbox
        aria-label={words('all')}
        isSelected={all}
        isIndeterminate={!all}
        onChange={() => flow.getState().select(all ? [] : sync.fields.map((map) => `${sync.id}/${map.id}`))}
      />
      <b>{words('countSelected', { count: maps.length })}</b>
      <span className="vr" />
      <Segmented<typeof way>
        label={words('direction')}
        segments={segments}
        value={way}
        onChange={(to) => to !== 'mixed' && does(turnAll(sync, maps, to))}
      />
      <MenuButton
        label={words('whoWins')}
        side="bottom start"
        trigger={
          <Button after="chev-d">
            {rule === null ? words('winsMixed') : words('winsIs', { rule: ruleCell(rule, names) })}
          </Button>
        }
        parts={[firstRules, ruleNames.filter((one) => !firstRules.includes(one))].map((list, at) => ({
          id: String(at),
          entries: list.map((one) => ({
            id: one,
            label: ruleWords(one, names),
            ...ruleMark(one, names),
            isOn: one === rule,
            onAction: () => does(ruleAll(sync, maps, ruleOf(one))),
          })),
        }))}
      />
      <MenuButton
        label={words('ifEmpty')}
        side="bottom start"
        trigger={<Button after="chev-d">{words(blank === null ? 'emptyMixed' : `empty-${blank}`)}</Button>}
        parts={[
          {
            id: 'blank',
            entries: blanks.map((one) => ({
              id: one,
              label: blankWords(one),
              isOn: one === blank,
              onAction: () => does(setAll(sync, maps, { blank: one })),
            })),
          },
        ]}
      />
      <Button icon="bracket" isDisabled={maps.length < 2} onPress={() => does(groupCommand(sync, maps))}>
        {words('group')}
      </Button>
      <PopoverButton
        label={words('addAStep')}
        width={pickerWidth}
        trigger={<Button icon="plus">{words('addStep')}</Button>}
      >
        {(close) => (
          <StepPicker
            before={null}
            onPick={(use) => {
              close();
              does(stepAll(sync, maps, use));
            }}
          />
        )}
      </PopoverButton>
      <Button look="danger" icon="trash" onPress={() => does(removeAll(sync, maps))}>
        {words('remove')}
      </Button>
      <span className="grow" />
      {title !== null && <span className="soft fs12 ell">{words('sample', { record: title })}</span>}
      <Button look="ghost" size="sm" onPress={() => flow.getState().select([])}>
        {words('clear')}
        <KeyCaps keys={['Esc']} />
      </Button>
    </div>
  );
}
