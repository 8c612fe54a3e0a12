import type { RemoveRule, Rules, Sync } from '../../../engine/model/flow.ts';
import { across, type Side, type SyncId } from '../../../engine/model/ids.ts';
import { useObject, useSync } from '../../canvas/use-sync.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { wordsOf } from '../../words/words.ts';
import { GroupsSection } from '../groups/GroupsSection.tsx';
import { ConflictPick } from '../map/ConflictPick.tsx';
import { NewRow } from '../map/MapRows.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';
import { type Names, ruleWords } from '../words/rule-words.ts';
import { removeSentence } from '../words/sync-words.ts';
import { BrakesSection } from './BrakesSection.tsx';
import { withRemove } from './rules-of.ts';
import { TriggersSection } from './TriggersSection.tsx';
import { useCreateRules } from './use-create-rules.ts';

const removes = ['ask', 'propagate', 'archive', 'unlink'] as const;

function removeRule(name: (typeof removes)[number], field: string): RemoveRule {
  return name === 'archive' ? { rule: 'archive', field, value: true } : { rule: name };
}

/** What happens on a side when the twin of a record was removed. */
function RemoveRows({ sync, side, names }: { readonly sync: Sync; readonly side: Side; readonly names: Names }) {
  const words = wordsOf('syncInspector');
  const object = useObject(sync.id, side);
  const rules = sync.rules ?? {};
  const rule = rules.remove?.[side] ?? { rule: 'ask' as const };
  const put = (next: RemoveRule): string | null =>
    propose({ do: 'set-rules', sync: sync.id, rules: withRemove(rules, side, next) });
  const fields = (object?.fields ?? []).filter((field) => field.writable === 'always');
  const first = (fields.find((field) => field.type.kind === 'boolean') ?? fields[0])?.name ?? '';
  const label = words('removedFrom', { system: names[across(side)] });
  return (
    <>
      <Row label={label}>
        <Select
          size="md"
          aria-label={label}
          options={removes
            .filter((one) => one !== 'archive' || first !== '')
            .map((one) => ({
              id: one,
              label:
                one === 'archive'
                  ? words('setField', { system: names[side] })
                  : removeSentence(removeRule(one, first), names[side]),
            }))}
          value={rule.rule}
          onChange={(one) => put(removeRule(one, first))}
        />
      </Row>
      {rule.rule === 'archive' && (
        <Row label={words('fieldAndValue')}>
          <div className="two-cols">
            <Select
              size="md"
              aria-label={words('fieldToSet')}
              options={fields.map((field) => ({ id: field.name, label: field.label ?? field.name }))}
              value={rule.field}
              onChange={(field) => put({ ...rule, field })}
            />
            {typeof rule.value === 'boolean' ? (
              <Select
                size="md"
                aria-label={words('valueToSet')}
                options={[
                  { id: 'yes', label: words('yes') },
                  { id: 'no', label: words('no') },
                  { id: 'text', label: words('another') },
                ]}
                value={rule.value ? 'yes' : 'no'}
                onChange={(id) => put({ ...rule, value: id === 'text' ? '' : id === 'yes' })}
              />
            ) : (
              <DraftText
                aria-label={words('valueToSet')}
                value={typeof rule.value === 'string' ? rule.value : ''}
                onCommit={(value) => put({ ...rule, value })}
              />
            )}
          </div>
        </Row>
      )}
    </>
  );
}

/** Edits what holds for a whole sync: its rules, when it runs, its groups and its brakes. */
export function SyncInspector({ sync: id }: { readonly sync: SyncId }) {
  const sync = useSync(id);
  return sync === null ? null : <SyncParts sync={sync} />;
}

function SyncParts({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('syncInspector');
  const names = useNames(sync.id);
  const create = useCreateRules(sync);
  const rules = sync.rules ?? {};
  const set = (part: Partial<Rules>): string | null =>
    propose({ do: 'set-rules', sync: sync.id, rules: { ...rules, ...part } });
  return (
    <>
      <PartProblems of={sync.id} />
      <Section>
        <DraftText
          label={words('name')}
          value={sync.label ?? ''}
          onCommit={(text) =>
            propose({ do: 'rename-sync', sync: sync.id, label: text.trim() === '' ? null : text.trim() })
          }
        />
      </Section>
      <Section title={words('records')}>
        <Rows>
          {(['left', 'right'] as const).map((from) => (
            <NewRow key={from} sync={sync} from={from} names={names} rule={create[across(from)]} />
          ))}
          {(['right', 'left'] as const).map((side) => (
            <RemoveRows key={side} sync={sync} side={side} names={names} />
          ))}
          <Row label={words('editedAndRemoved')}>
            <Select
              size="md"
              aria-label={words('editedAndRemovedLong')}
              options={[
                { id: 'ask', label: ruleWords('ask', names) },
                { id: 'edit-wins', label: words('editWins') },
                { id: 'remove-wins', label: words('removalWins') },
              ]}
              value={rules.editAgainstRemove ?? 'ask'}
              onChange={(editAgainstRemove) => set({ editAgainstRemove })}
            />
          </Row>
          <Row label={words('firstLinked')}>
            <Select
              size="md"
              aria-label={words('firstLinkedLong')}
              options={[
                { id: 'ask', label: ruleWords('ask', names) },
                { id: 'left-wins', label: ruleWords('left-wins', names) },
                { id: 'right-wins', label: ruleWords('right-wins', names) },
                { id: 'newest-wins', label: ruleWords('last-write-wins', names) },
                { id: 'leave', label: words('leaveBoth') },
              ]}
              value={rules.firstLink ?? 'ask'}
              onChange={(firstLink) => set({ firstLink })}
            />
          </Row>
        </Rows>
        <Switch
          className="after-rows"
          isSelected={rules.fillBlanks ?? true}
          onChange={(fillBlanks) => set({ fillBlanks })}
        >
          {words('fillBlanks')}
        </Switch>
      </Section>
      <Section title={words('bothChanged')}>
        <ConflictPick
          sync={sync.id}
          label={words('bothChanged')}
          own={rules.conflict ?? { rule: 'ask' }}
          inherited={null}
          names={names}
          onChange={(conflict) => conflict !== null && set({ conflict })}
        />
      </Section>
      <TriggersSection sync={sync} />
      <GroupsSection sync={sync} />
      <BrakesSection sync={sync} />
    </>
  );
}
