import { useEffect } from 'react';
import { exceptionsOf, withExceptions } from '../../engine/core/compile/exceptions.ts';
import type { FieldMap, Sync } from '../../engine/model/flow.ts';
import { across, type Side } from '../../engine/model/ids.ts';
import { connect } from '../canvas/edits.ts';
import { setAll } from '../inspector/bulk/bulk-values.ts';
import { ruleMark } from '../inspector/map/ConflictPick.tsx';
import { StepList } from '../inspector/map/StepList.tsx';
import { turnMap } from '../inspector/map/turn-map.ts';
import { PartProblems } from '../inspector/parts/PartProblems.tsx';
import { propose } from '../inspector/propose.ts';
import { useNames } from '../inspector/use-map-facts.ts';
import {
  blankWords,
  directionWords,
  firstRules,
  type Names,
  ruleCell,
  ruleNames,
  ruleOf,
  ruleWords,
} from '../inspector/words/rule-words.ts';
import { flow } from '../state/flow.ts';
import { MenuAt, type MenuEntry } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';
import { AddMap } from './AddMap.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { PopAt } from './PopAt.tsx';
import type { TableRow } from './table-rows.ts';
import { type ColumnId, cellId, setTable } from './table-view.ts';

const stepsWidth = 320;
const pickerWidth = 260;
const problemsWidth = 380;
const addWidth = 360;

const ways = ['to-right', 'both', 'to-left', 'to-right-on-create', 'to-left-on-create'] as const;
const wayIcons = {
  'to-right': 'arr-r',
  both: 'arr-lr',
  'to-left': 'arr-l',
  'to-right-on-create': 'create',
  'to-left-on-create': 'create',
} as const;
const blanks = ['carry', 'keep', 'ask'] as const;

/** What a cell of a field map can be set to, the first nine by their number. */
export function cellEntries(sync: Sync, map: FieldMap, column: ColumnId, names: Names): readonly MenuEntry[] {
  const change = (set: Parameters<typeof setAll>[2]) => (): void => {
    const command = setAll(sync, [map], set);
    if (command !== null) propose(command);
  };
  switch (column) {
    case 'way':
      return ways.map((one, at) => ({
        id: one,
        label: directionWords(one, names),
        icon: wayIcons[one],
        keys: [String(at + 1)],
        isOn: (map.direction ?? 'both') === one,
        onAction: change(turnMap(map, one)),
      }));
    case 'who':
      return ruleNames.map((one, at) => ({
        id: one,
        label: firstRules.includes(one) ? ruleCell(one, names) : ruleWords(one, names),
        ...ruleMark(one, names),
        ...(at < 9 ? { keys: [String(at + 1)] } : {}),
        isOn: map.conflict?.rule === one,
        onAction: change({ conflict: withExceptions(ruleOf(one), exceptionsOf(map.conflict ?? { rule: 'ask' })) }),
      }));
    case 'blank':
      return blanks.map((one, at) => ({
        id: one,
        label: blankWords(one),
        keys: [String(at + 1)],
        isOn: (map.blank ?? 'carry') === one,
        onAction: change({ blank: one }),
      }));
    case 'pick':
    case 'left':
    case 'left-value':
    case 'steps':
    case 'right-value':
    case 'right':
    case 'problem':
      return [];
  }
}

const close = (): void => {
  setTable({ isEditing: false });
  // The menu gives the focus back to where it was; where that is gone, the table takes it.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('.map-table')?.focus();
  });
};

/** A menu whose entries are also chosen by their number. */
function Choices({ at, entries }: { readonly at: { x: number; y: number }; readonly entries: readonly MenuEntry[] }) {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      const entry = /^[1-9]$/.test(event.key) ? entries[Number(event.key) - 1] : undefined;
      if (entry === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      entry.onAction();
      close();
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  }, [entries]);
  return <MenuAt label={wordsOf('table')('choose')} at={at} parts={[{ id: 'choices', entries }]} onClose={close} />;
}

/** The command that leads one end of a line to another field. */
function leadTo(sync: Sync, row: TableRow, side: Side, field: string): void {
  if (row.kind === 'map') {
    propose({ do: 'change-map', sync: sync.id, map: row.map.id, set: { [side]: field } });
    return;
  }
  if (row.kind !== 'lacking') return;
  const ends = { left: field, right: field, [across(side)]: row.field.name };
  const command = connect(sync, flow.getState().shapes, ends);
  if (command !== null) propose(command);
}

/** What opens at a cell to change it. */
export function CellEdit({
  sync,
  row,
  column,
}: {
  readonly sync: Sync;
  readonly row: TableRow;
  readonly column: ColumnId;
}) {
  const words = wordsOf('table');
  const names = useNames(sync.id);
  const box = document.getElementById(cellId(row.key, row.kind === 'add' ? 'left' : column))?.getBoundingClientRect();
  const at = { x: box?.left ?? 0, y: box?.bottom ?? 0 };
  if (row.kind === 'add')
    return (
      <PopAt label={words('addMap')} at={at} width={addWidth} onClose={close}>
        <AddMap sync={sync} onDone={close} />
      </PopAt>
    );
  if (row.kind !== 'map' && row.kind !== 'lacking') return null;
  switch (column) {
    case 'way':
    case 'who':
    case 'blank': {
      const entries = row.kind === 'map' ? cellEntries(sync, row.map, column, names) : [];
      return <Choices at={at} entries={entries} />;
    }
    case 'left':
    case 'right':
      return (
        <PopAt label={words('fieldOf', { system: names[column] })} at={at} width={pickerWidth} onClose={close}>
          <FieldPicker
            sync={sync}
            side={column}
            onPick={(field) => {
              close();
              leadTo(sync, row, column, field);
            }}
          />
        </PopAt>
      );
    case 'steps':
      return row.kind !== 'map' ? null : (
        <PopAt label={words('steps')} at={at} width={stepsWidth} onClose={close}>
          <div className="insp in-pop">
            <StepList sync={sync} map={row.map} open={null} />
          </div>
        </PopAt>
      );
    case 'problem':
      return (
        <PopAt label={words('problems')} at={at} width={problemsWidth} onClose={close}>
          <div className="in-pop">
            {row.kind === 'map' ? (
              [row.key, ...(row.map.steps ?? []).map((step) => `${row.key}/${step.id}`)].map((node) => (
                <PartProblems key={node} of={node} />
              ))
            ) : (
              <PartProblems of={`${sync.id}/${row.side}`} />
            )}
          </div>
        </PopAt>
      );
    case 'pick':
    case 'left-value':
    case 'right-value':
      return null;
  }
}
