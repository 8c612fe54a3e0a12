import { invariantWords } from '../../../engine/core/compile/words.ts';
import type { Group, Invariant, Sync } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { ConflictPick } from '../map/ConflictPick.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';

const fieldsOf = (sync: Sync, group: Group, side: Side): readonly string[] =>
  sync.fields.filter((map) => group.maps.includes(map.id)).flatMap((map) => endsOf(map, side));

/** What can be asked of the fields of a group, filled in from its fields. */
function invariantsFor(
  sync: Sync,
  group: Group,
  side: Side,
): readonly { readonly label: string; readonly invariant: Invariant }[] {
  const fields = [...fieldsOf(sync, group, side)];
  const [total = '', ...of] = fields;
  if (fields.length < 2) return [];
  return [
    { label: 'All have a value, or none', invariant: { is: 'together', side, fields } },
    { label: 'In order, none greater than the next', invariant: { is: 'order', side, fields } },
    { label: `${total} is the sum of the others`, invariant: { is: 'sum', side, total, of } },
  ];
}

interface GroupProps {
  readonly sync: Sync;
  readonly group: Group;
  readonly put: (group: Group) => string | null;
}

function Invariants({ sync, group, put }: GroupProps) {
  const names = useNames(sync.id);
  const list = group.invariants ?? [];
  const set = (next: readonly Invariant[]): void => {
    const { invariants: _, ...rest } = group;
    put(next.length === 0 ? rest : { ...rest, invariants: [...next] });
  };
  const parts = (['left', 'right'] as const).map((side) => ({
    id: side,
    label: names[side],
    entries: invariantsFor(sync, group, side).map(({ label, invariant }) => ({
      id: `${side} ${invariant.is}`,
      label,
      onAction: () => set([...list, invariant]),
    })),
  }));
  return (
    <>
      <ul className="conditions">
        {list.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what must hold is known by its place
          <li key={at} className="row g4">
            <span className="fs12 grow">
              {names[one.side]}: {invariantWords(one)}
            </span>
            <IconButton
              size="sm"
              icon="x"
              iconSize={12}
              label={`Do not ask any more: ${invariantWords(one)}`}
              onPress={() => set(list.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <MenuButton
        label="What must hold"
        side="bottom start"
        trigger={
          <Button size="sm" look="ghost" icon="plus">
            What must hold
          </Button>
        }
        parts={parts.filter((part) => part.entries.length > 0)}
      />
    </>
  );
}

/** Field maps that move together, who wins for all of them, and what must hold between their fields. */
export function GroupsSection({ sync }: { readonly sync: Sync }) {
  const names = useNames(sync.id);
  const groups = sync.groups ?? [];
  if (groups.length === 0) return null;
  const put = (group: Group): string | null =>
    propose({ do: 'set-groups', sync: sync.id, groups: groups.map((one) => (one.id === group.id ? group : one)) });
  return groups.map((group) => (
    <Section
      key={group.id}
      title={`Group ${group.label ?? group.id}`}
      action={
        <Button size="sm" look="ghost" onPress={() => propose({ do: 'ungroup', sync: sync.id, group: group.id })}>
          Ungroup
        </Button>
      }
    >
      <PartProblems of={`${sync.id}/${group.id}`} />
      <DraftText
        label="Name"
        value={group.label ?? ''}
        onCommit={(text) => {
          const { label: _, ...rest } = group;
          return put(text.trim() === '' ? rest : { ...rest, label: text.trim() });
        }}
      />
      <p className="insp-note">{fieldsOf(sync, group, 'left').join(', ')}</p>
      <ConflictPick
        label={`Who wins in the group ${group.label ?? group.id}`}
        own={group.conflict ?? null}
        inherited={sync.rules?.conflict ?? { rule: 'ask' }}
        names={names}
        onChange={(conflict) => {
          const { conflict: _, ...rest } = group;
          put(conflict === null ? rest : { ...rest, conflict });
        }}
      />
      <Invariants sync={sync} group={group} put={put} />
    </Section>
  ));
}
