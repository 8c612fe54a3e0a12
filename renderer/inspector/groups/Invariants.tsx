import './groups.css';
import { useState } from 'react';
import { invariantWords } from '../../../engine/core/compile/words.ts';
import type { Group, Invariant, Sync } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { objectOf } from '../../canvas/cards.ts';
import { useFlow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { wordsOf } from '../../words/words.ts';
import { useNames } from '../use-map-facts.ts';
import { InvariantEditor } from './InvariantEditor.tsx';
import { fieldsOf, invariantsFor } from './new-invariant.ts';

interface Props {
  readonly sync: Sync;
  readonly group: Group;
  readonly put: (group: Group) => string | null;
}

/** What must hold between the fields of a group: each can be changed where it stands. */
export function Invariants({ sync, group, put }: Props) {
  const words = wordsOf('syncInspector');
  const names = useNames(sync.id);
  const shapes = useFlow((state) => state.shapes);
  const [open, setOpen] = useState<number | null>(null);
  const list = group.invariants ?? [];
  const set = (next: readonly Invariant[]): string | null => {
    const { invariants: _, ...rest } = group;
    return put(next.length === 0 ? rest : { ...rest, invariants: [...next] });
  };
  const typeOn = (side: Side) => (field: string) =>
    objectOf(shapes, sync, side)?.fields.find((one) => one.name === field)?.type ?? null;
  const parts = (['left', 'right'] as const).map((side) => ({
    id: side,
    label: names[side],
    entries: invariantsFor(side, fieldsOf(sync, group, side), typeOn(side)).map(({ label, invariant }) => ({
      id: `${side} ${invariant.is}`,
      label,
      onAction: () => {
        if (set([...list, invariant]) === null) setOpen(list.length);
      },
    })),
  }));
  return (
    <>
      <ul className="conditions">
        {list.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what must hold is known by its place
          <li key={at}>
            <div className="row g4">
              <span className="fs12 grow">
                {names[one.side]}: {invariantWords(one)}
              </span>
              <IconButton
                size="sm"
                icon={open === at ? 'chev-u' : 'pencil'}
                iconSize={12}
                label={words('changeIt', { what: invariantWords(one) })}
                onPress={() => setOpen(open === at ? null : at)}
              />
              <IconButton
                size="sm"
                icon="x"
                iconSize={12}
                label={words('askNoMore', { what: invariantWords(one) })}
                onPress={() => {
                  setOpen(null);
                  set(list.filter((_, index) => index !== at));
                }}
              />
            </div>
            {open === at && (
              <InvariantEditor
                invariant={one}
                fields={fieldsOf(sync, group, one.side)}
                typeOf={typeOn(one.side)}
                put={(next) => set(list.map((each, index) => (index === at ? next : each)))}
              />
            )}
          </li>
        ))}
      </ul>
      <MenuButton
        label={words('mustHold')}
        side="bottom start"
        trigger={
          <Button size="sm" look="ghost" icon="plus">
            {words('mustHold')}
          </Button>
        }
        parts={parts.filter((part) => part.entries.length > 0)}
      />
    </>
  );
}
