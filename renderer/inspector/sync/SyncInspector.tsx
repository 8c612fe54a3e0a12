import type { RemoveRule, Rules, Sync } from '../../../engine/model/flow.ts';
import { across, type Side, type SyncId } from '../../../engine/model/ids.ts';
import { useObject, useSync } from '../../canvas/use-sync.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
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
  const object = useObject(sync.id, side);
  const rules = sync.rules ?? {};
  const rule = rules.remove?.[side] ?? { rule: 'ask' as const };
  const put = (next: RemoveRule): string | null =>
    propose({ do: 'set-rules', sync: sync.id, rules: withRemove(rules, side, next) });
  const fields = (object?.fields ?? []).filter((field) => field.writable === 'always');
  const first = (fields.find((field) => field.type.kind === 'boolean') ?? fields[0])?.name ?? '';
  const label = `Removed from ${names[across(side)]}`;
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
                  ? `Set a field in ${names[side]}`
                  : removeSentence(removeRule(one, first), names[side]),
            }))}
          value={rule.rule}
          onChange={(one) => put(removeRule(one, first))}
        />
      </Row>
      {rule.rule === 'archive' && (
        <Row label="Field and value">
          <div className="two-cols">
            <Select
              size="md"
              aria-label="Field to set"
              options={fields.map((field) => ({ id: field.name, label: field.label ?? field.name }))}
              value={rule.field}
              onChange={(field) => put({ ...rule, field })}
            />
            {typeof rule.value === 'boolean' ? (
              <Select
                size="md"
                aria-label="Value to set"
                options={[
                  { id: 'yes', label: 'Yes' },
                  { id: 'no', label: 'No' },
                  { id: 'text', label: 'Another' },
                ]}
                value={rule.value ? 'yes' : 'no'}
                onChange={(id) => put({ ...rule, value: id === 'text' ? '' : id === 'yes' })}
              />
            ) : (
              <DraftText
                aria-label="Value to set"
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
          label="Name"
          value={sync.label ?? ''}
          onCommit={(text) =>
            propose({ do: 'rename-sync', sync: sync.id, label: text.trim() === '' ? null : text.trim() })
          }
        />
      </Section>
      <Section title="Records">
        <Rows>
          {(['left', 'right'] as const).map((from) => (
            <NewRow key={from} sync={sync} from={from} names={names} rule={create[across(from)]} />
          ))}
          {(['right', 'left'] as const).map((side) => (
            <RemoveRows key={side} sync={sync} side={side} names={names} />
          ))}
          <Row label="Edited and removed">
            <Select
              size="md"
              aria-label="Edited on one side, removed on the other"
              options={[
                { id: 'ask', label: 'Ask in the inbox' },
                { id: 'edit-wins', label: 'The edit wins' },
                { id: 'remove-wins', label: 'The removal wins' },
              ]}
              value={rules.editAgainstRemove ?? 'ask'}
              onChange={(editAgainstRemove) => set({ editAgainstRemove })}
            />
          </Row>
          <Row label="When first linked">
            <Select
              size="md"
              aria-label="Fields that differ when records are first linked"
              options={[
                { id: 'ask', label: 'Ask in the inbox' },
                { id: 'left-wins', label: ruleWords('left-wins', names) },
                { id: 'right-wins', label: ruleWords('right-wins', names) },
                { id: 'newest-wins', label: 'Latest change wins' },
                { id: 'leave', label: 'Leave both as they are' },
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
          Fill blanks when records are first linked
        </Switch>
      </Section>
      <Section title="When both sides changed a field">
        <ConflictPick
          label="When both sides changed a field"
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
