import type { Command } from '../../../engine/core/flow/command.ts';
import type { MapId, SyncId } from '../../../engine/model/ids.ts';
import { useSync } from '../../canvas/use-sync.ts';
import { groupCommand } from '../../table/table-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { ruleMark } from '../map/ConflictPick.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { StepPicker } from '../steps/StepPicker.tsx';
import { useNames } from '../use-map-facts.ts';
import { blankWords, directionWords, driftWords, ruleNames, ruleOf, ruleWords } from '../words/rule-words.ts';
import { type Common, commonOf, removeAll, ruleAll, setAll, stepAll, turnAll } from './bulk-values.ts';

const pickerWidth = 280;
const directions = ['to-right', 'both', 'to-left', 'to-right-on-create', 'to-left-on-create'] as const;

const sameValue = <Value,>(one: Common<Value>): Value | null => (one.is === 'same' ? one.value : null);

const does = (command: Command | null): void => {
  if (command !== null) propose(command);
};

/** Edits several field maps at once; where they differ it says wordsOf('inspector')('mixed'). */
export function BulkInspector({ sync: id, maps: ids }: { readonly sync: SyncId; readonly maps: readonly MapId[] }) {
  const words = wordsOf('inspector');
  const sync = useSync(id);
  const names = useNames(id);
  if (sync === null) return null;
  const maps = sync.fields.filter((map) => ids.includes(map.id));
  const same = commonOf(sync, maps);
  return (
    <>
      <Section>
        <Rows>
          <Row label={words('direction')}>
            <Select
              size="md"
              aria-label={words('direction')}
              placeholder={words('mixed')}
              options={directions.map((one) => ({ id: one, label: directionWords(one, names) }))}
              value={sameValue(same.direction)}
              onChange={(to) => does(turnAll(sync, maps, to))}
            />
          </Row>
          <Row label={words('bothChangedIt')}>
            <Select
              size="md"
              aria-label={words('whenBothChanged')}
              placeholder={words('mixed')}
              options={ruleNames.map((one) => ({ id: one, label: ruleWords(one, names), ...ruleMark(one, names) }))}
              value={sameValue(same.rule)}
              onChange={(rule) => does(ruleAll(sync, maps, ruleOf(rule)))}
            />
          </Row>
          <Row label={words('ifEmpty')}>
            <Select
              size="md"
              aria-label={words('ifEmpty')}
              placeholder={words('mixed')}
              options={(['carry', 'keep', 'ask'] as const).map((one) => ({ id: one, label: blankWords(one) }))}
              value={sameValue(same.blank)}
              onChange={(blank) => does(setAll(sync, maps, { blank }))}
            />
          </Row>
          {maps.every((map) => (map.direction ?? 'both') !== 'both') && (
            <Row label={words('editedFar')}>
              <Select
                size="md"
                aria-label={words('editedFar')}
                placeholder={words('mixed')}
                options={(['keep', 'overwrite'] as const).map((one) => ({ id: one, label: driftWords(one) }))}
                value={sameValue(same.drift)}
                onChange={(drift) => does(setAll(sync, maps, { drift }))}
              />
            </Row>
          )}
        </Rows>
      </Section>
      <Section>
        <div className="row g8 wraps">
          <Button size="sm" icon="bracket" onPress={() => does(groupCommand(sync, maps))}>
            {words('group')}
          </Button>
          <PopoverButton
            label={words('addAStep')}
            width={pickerWidth}
            trigger={
              <Button size="sm" icon="plus">
                {words('addStep')}
              </Button>
            }
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
          <Button size="sm" look="danger" icon="trash" onPress={() => does(removeAll(sync, maps))}>
            {words('remove')}
          </Button>
        </div>
      </Section>
    </>
  );
}
