import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { type ColumnId, cellId, setTable } from './table-view.ts';

const fillable: ReadonlySet<ColumnId> = new Set<ColumnId>(['way', 'who', 'blank']);

/** One cell. A press gives it the focus, a second one, or a double press, opens it. */
export function Cell({
  row,
  column,
  focused,
  className,
  canEdit = false,
  onPress,
  children,
}: {
  readonly row: string;
  readonly column: ColumnId;
  readonly focused: ColumnId | null;
  readonly className?: string;
  readonly canEdit?: boolean;
  readonly onPress?: () => void;
  readonly children?: React.ReactNode;
}) {
  const hasFocus = focused === column;
  return (
    <span
      role="gridcell"
      id={cellId(row, column)}
      tabIndex={-1}
      className={classes('map-cell', className, hasFocus && 'focused')}
      onMouseDown={(event) => {
        // The grid keeps the focus; its cells are told apart by what is active in it.
        event.preventDefault();
        event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
        setTable({ row, column, isEditing: hasFocus && canEdit });
        onPress?.();
      }}
      onDoubleClick={() => canEdit && setTable({ row, column, isEditing: true })}
    >
      {children}
      {hasFocus && canEdit && (
        <span className="open-mark">
          <Icon name="chev-d" size={12} />
        </span>
      )}
      {hasFocus && fillable.has(column) && <i className="fill" />}
    </span>
  );
}
