import type { Group, Sync } from '../../../engine/model/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { ConflictPick } from '../map/ConflictPick.tsx';
import { PastConflicts } from '../map/PastConflicts.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';
import { Invariants } from './Invariants.tsx';
import { fieldsOf } from './new-invariant.ts';

/** Field maps that move together, who wins for all of them, and what must hold between their fields. */
export function GroupsSection({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('syncInspector');
  const names = useNames(sync.id);
  const groups = sync.groups ?? [];
  if (groups.length === 0) return null;
  const put = (group: Group): string | null =>
    propose({ do: 'set-groups', sync: sync.id, groups: groups.map((one) => (one.id === group.id ? group : one)) });
  return groups.map((group) => (
    <Section
      key={group.id}
      title={words('groupOf', { group: group.label ?? group.id })}
      action={
        <Button size="sm" look="ghost" onPress={() => propose({ do: 'ungroup', sync: sync.id, group: group.id })}>
          {words('ungroup')}
        </Button>
      }
    >
      <PartProblems of={`${sync.id}/${group.id}`} />
      <DraftText
        label={words('name')}
        value={group.label ?? ''}
        onCommit={(text) => {
          const { label: _, ...rest } = group;
          return put(text.trim() === '' ? rest : { ...rest, label: text.trim() });
        }}
      />
      <p className="insp-note">{fieldsOf(sync, group, 'left').join(', ')}</p>
      <ConflictPick
        sync={sync.id}
        label={words('winsInGroup', { group: group.label ?? group.id })}
        own={group.conflict ?? null}
        inherited={sync.rules?.conflict ?? { rule: 'ask' }}
        names={names}
        onChange={(conflict) => {
          const { conflict: _, ...rest } = group;
          put(conflict === null ? rest : { ...rest, conflict });
        }}
      />
      <PastConflicts sync={sync} unit={group.id} names={names} />
      <Invariants sync={sync} group={group} put={put} />
    </Section>
  ));
}
