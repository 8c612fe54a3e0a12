import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import type { Side, SyncId } from '../../engine/model/ids.ts';
import { useFlow, useIsSelected } from '../state/flow.ts';
import { endsOf, keyOf, syncAt } from '../state/flow-parts.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import type { Row } from './geometry/card-rows.ts';
import { useCanvas } from './view.ts';
import { fieldIcon } from './words/field-icon.ts';

interface RowProps {
  readonly sync: SyncId;
  readonly side: Side;
  readonly row: Row;
  readonly isKey: boolean;
  readonly isMatch: boolean;
  readonly isMapped: boolean;
  /** It must be filled on a create and nothing fills it. */
  readonly isLacking: boolean;
}

/** Whether a line that leads to this field is selected. */
const useLineSelected = (sync: SyncId, side: Side, field: string): boolean =>
  useFlow(({ selected, flow: open }) =>
    selected.some((key) => {
      const [of, map, step] = key.split('/');
      if (of !== sync || map === undefined || (step === 'filter' && map === side)) return false;
      const found = syncAt(open, of)?.fields.find((one) => one.id === map);
      return found !== undefined && endsOf(found, side).includes(field);
    }),
  );

/** While a line is drawn: whether it can lead here, and whether it would if it were let go. */
function useDrawn(sync: SyncId, side: Side, field: string): 'rest' | 'from' | 'fits' | 'aim' | 'unfit' {
  return useCanvas(({ drawing }) => {
    if (drawing === null) return 'rest';
    if (drawing.sync !== sync) return 'unfit';
    if (drawing.side === side) return drawing.field === field ? 'from' : 'unfit';
    if (drawing.aim === field) return 'aim';
    return drawing.fits.has(field) ? 'fits' : 'unfit';
  });
}

/** Words for a row that screen readers say. */
function nameOf({ row, isKey, isMatch, isMapped, isLacking, side }: RowProps): string {
  const words = wordsOf('canvas');
  const { field } = row;
  if (field === null) return words(`${side}FieldGone`, { field: row.label });
  return [
    row.label,
    wordsOf('sideInspector')(`type-${field.type.kind}`),
    isKey && words('isKey'),
    isMatch && words('isMatch'),
    field.required && words('isRequired'),
    field.writable === 'never' && words('isReadOnly'),
    words(isMapped ? 'isMapped' : isLacking ? 'isLacking' : 'isUnmapped'),
  ]
    .filter((word) => word !== false)
    .join(', ');
}

const Marks = ({ row, isMatch, isLacking }: RowProps) => (
  <>
    {isMatch && (
      <span className="fmark" title={wordsOf('canvas')('matchKey')}>
        <Icon name="link" size={12} />
      </span>
    )}
    {row.field?.required === true && (
      <span className="fmark req" title={wordsOf('canvas')('required')}>
        *
      </span>
    )}
    {row.field?.writable === 'never' && (
      <span className="fmark" title={wordsOf('canvas')('readOnly')}>
        <Icon name="lock" size={12} />
      </span>
    )}
    {(isLacking || row.field === null) && (
      <span className="fmark fwarn" title={wordsOf('canvas')(row.field === null ? 'fieldGone' : 'nothingFills')}>
        <Icon name="warn" size={14} />
      </span>
    )}
  </>
);

/** A field on a card: its icon, name and marks, and the handle that lines are drawn from. */
export const FieldRow = memo(function FieldRow(props: RowProps) {
  const { sync, side, row, isKey, isMapped, isLacking } = props;
  const key = keyOf({ kind: 'field', sync, side, field: row.name });
  const drawn = useDrawn(sync, side, row.name);
  const isSelected = useIsSelected(key);
  const isOnLine = useLineSelected(sync, side, row.name);
  const isFocus = useCanvas((state) => state.focus === key);
  return (
    <div
      className={classes(
        'frow',
        isMapped && 'on',
        isLacking && 'bad',
        (isSelected || isOnLine) && 'sel',
        drawn === 'unfit' && 'unfit',
        drawn === 'aim' && 'aim',
      )}
      data-key={key}
      data-field={row.name}
      role="option"
      aria-selected={isSelected || isOnLine}
      aria-label={nameOf(props)}
      tabIndex={isFocus ? 0 : -1}
    >
      <Icon name={fieldIcon(row.field, isKey)} size={14} />
      <span className="ell">{row.label}</span>
      <Marks {...props} />
      <Handle
        id={row.name}
        type={side === 'left' ? 'source' : 'target'}
        position={side === 'left' ? Position.Right : Position.Left}
        className="h"
        isConnectable={row.field !== null}
      />
    </div>
  );
});
