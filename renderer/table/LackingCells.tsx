import type { Sync } from '../../engine/model/flow.ts';
import { fieldIcon } from '../canvas/words/field-icon.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { Cell } from './Cell.tsx';
import type { TableRow } from './table-rows.ts';
import type { ColumnId } from './table-view.ts';

const Nothing = () => <span className="muted">-</span>;

/** A required field that nothing fills. */
export function LackingCells({
  row,
  focused,
}: {
  readonly sync: Sync;
  readonly row: Extract<TableRow, { kind: 'lacking' }>;
  readonly focused: ColumnId | null;
}) {
  const cell = { row: row.key, focused };
  const named = (side: 'left' | 'right') =>
    side === row.side ? (
      <>
        <Icon name={fieldIcon(row.field, false)} size={14} />
        <span className="ell">{row.field.label ?? row.field.name}</span>
        <span className="fmk req" title={wordsOf('table')('required')}>
          *
        </span>
      </>
    ) : (
      <>
        <Icon name="minus" size={14} />
        <span className="muted ell">{wordsOf('table')('nothingFills')}</span>
      </>
    );
  return (
    <>
      <Cell {...cell} column="pick" />
      <Cell {...cell} column="left" className="f" canEdit={row.side === 'right'}>
        {named('left')}
      </Cell>
      <Cell {...cell} column="left-value">
        <Nothing />
      </Cell>
      <Cell {...cell} column="steps">
        <Nothing />
      </Cell>
      <Cell {...cell} column="way" className="mid" />
      <Cell {...cell} column="right-value" className="end">
        <Nothing />
      </Cell>
      <Cell {...cell} column="right" className="f" canEdit={row.side === 'left'}>
        {named('right')}
      </Cell>
      <Cell {...cell} column="who">
        <Nothing />
      </Cell>
      <Cell {...cell} column="blank">
        <Nothing />
      </Cell>
      <Cell {...cell} column="problem" className="last" canEdit>
        <span className="c-need row g6">
          <Icon name="brake" size={14} />
          {wordsOf('table')('stops')}
        </span>
      </Cell>
    </>
  );
}

/** The row that adds a field map. */
export const AddCells = ({ focused }: { readonly focused: ColumnId | null }) => (
  <>
    <Cell row="add" column="pick" focused={focused}>
      <span className="c-acc row">
        <Icon name="plus" size={14} />
      </span>
    </Cell>
    <Cell row="add" column="left" focused={focused === null ? null : 'left'} className="add-cell" canEdit>
      <span className="soft">{wordsOf('table')('addMap')}</span>
    </Cell>
  </>
);
