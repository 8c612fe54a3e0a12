import type { Choice, PreviewQuery, PreviewRow, PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import type { Column } from '../ui/VirtualTable.tsx';
import { wordsOf } from '../words/words.ts';
import { whyWithTime } from './preview-words.ts';
import { ShiftValues } from './Shift.tsx';

interface Use {
  readonly summary: PreviewSummary;
  readonly query: PreviewQuery;
  readonly isOpen: (index: number) => boolean;
  readonly onTurn: (index: number) => void;
  readonly choice: Choice | null;
  readonly onToggle: (row: PreviewRow) => void;
  /** Leaves all rows of the list out, or takes all in. */
  readonly onToggleAll: (areIn: boolean) => void;
  readonly onSort: (sort: PreviewQuery['sort']) => void;
  readonly onMenu: (row: PreviewRow, index: number, at: { readonly x: number; readonly y: number }) => void;
}

function Check({ row, onToggle }: { readonly row: PreviewRow; readonly onToggle: Use['onToggle'] }) {
  if (row.change === null) return null;
  const words = wordsOf('preview');
  const isIn = row.out === 'no';
  const isPart = isIn && row.trimmed > 0;
  return (
    <button
      type="button"
      aria-pressed={isPart ? 'mixed' : isIn}
      aria-label={words('include', { record: row.title })}
      title={row.out === 'rule' ? words('ruleStopped') : undefined}
      disabled={row.out === 'rule'}
      tabIndex={-1}
      className="pv-check"
      onClick={() => onToggle(row)}
    >
      <span className={classes('check', isPart ? 'mixed' : isIn && 'on')}>
        {isIn && <Icon name={isPart ? 'minus' : 'check'} size={12} />}
      </span>
    </button>
  );
}

function CheckAll({ choice, onToggle }: { readonly choice: Choice | null; readonly onToggle: Use['onToggleAll'] }) {
  const isMixed = choice !== null && choice.leftOut + choice.trimmed + choice.stopped.length > 0;
  return (
    <button
      type="button"
      aria-pressed={isMixed ? 'mixed' : true}
      aria-label={wordsOf('preview')('includeAllShown')}
      tabIndex={-1}
      className="pv-check"
      onClick={() => onToggle(isMixed)}
    >
      <span className={classes('check', isMixed ? 'mixed' : 'on')}>
        <Icon name={isMixed ? 'minus' : 'check'} size={12} />
      </span>
    </button>
  );
}

function WrittenTo({ row, summary }: { readonly row: PreviewRow; readonly summary: PreviewSummary }) {
  const sync = summary.syncs.find((one) => one.id === row.sync);
  if (row.to === null || sync === undefined) return null;
  const { name } = sync[row.to];
  return (
    <span className="row g6 fs12">
      <Tile label={name} size={16} tone={row.to === 'left' ? 'l' : 'r'} />
      <span className={classes('ell', row.to === 'left' ? 'c-l' : 'c-r')}>{name}</span>
    </span>
  );
}

function allFieldsText({ labels, values, group }: PreviewRow): string {
  if (group === 'link') return '';
  const words = wordsOf('preview');
  if (labels.length === 0) return values === 0 ? '' : words('fieldCount', { count: values });
  if (labels.length > 2 || values > 2) return words('fieldCount', { count: Math.max(values, labels.length) });
  return labels.join(', ');
}

function fieldsText(row: PreviewRow): string {
  const all = allFieldsText(row);
  if (row.trimmed === 0 || row.out !== 'no') return all;
  return wordsOf('preview')('fieldsLess', { fields: all, count: row.trimmed });
}

/** The columns of the list. */
export function columnsFor(use: Use): readonly Column<PreviewRow>[] {
  const words = wordsOf('preview');
  const { summary, query } = use;
  const sorting = (sort: PreviewQuery['sort']) => ({
    sorted: query.sort === sort ? (query.descending ? ('descending' as const) : ('ascending' as const)) : null,
    onSort: () => use.onSort(sort),
  });
  return [
    {
      id: 'in',
      label: <CheckAll choice={use.choice} onToggle={use.onToggleAll} />,
      width: '40px',
      cell: (row) => <Check row={row} onToggle={use.onToggle} />,
    },
    {
      id: 'title',
      label: words('record'),
      width: '184px',
      ...sorting('title'),
      cell: (row, index) => (
        <button
          type="button"
          tabIndex={-1}
          className="pv-name"
          aria-expanded={use.isOpen(index)}
          onClick={() => use.onTurn(index)}
        >
          <Icon name={use.isOpen(index) ? 'chev-d' : 'chev-r'} size={12} />
          <span className="ell" title={row.title}>
            {row.title}
          </span>
          {row.reversed && <Icon name="swap" size={12} />}
        </button>
      ),
    },
    {
      id: 'to',
      label: words('writtenTo'),
      width: '104px',
      ...sorting('to'),
      cell: (row) => <WrittenTo row={row} summary={summary} />,
    },
    {
      id: 'fields',
      label: words('fields'),
      width: '168px',
      ...sorting('fields'),
      cell: (row) => <span className="ell fs12 soft">{fieldsText(row)}</span>,
    },
    {
      id: 'values',
      label: (
        <span className="row g4">
          {query.group === 'conflict' || query.group === 'link' ? (
            words('bothSides')
          ) : (
            <>
              {words('before')}
              <Icon name="arr-r" size={12} />
              {words('after')}
            </>
          )}
        </span>
      ),
      width: 'minmax(0, 1fr)',
      cell: (row, index) =>
        row.first === null || use.isOpen(index) ? null : <ShiftValues shift={row.first} group={row.group} />,
    },
    {
      id: 'why',
      label: words('why'),
      width: '208px',
      ...sorting('why'),
      cell: (row) => (
        <span className="pv-why ell" title={whyWithTime(row.why, row.at)}>
          {whyWithTime(row.why, row.at)}
        </span>
      ),
    },
    {
      id: 'more',
      label: <span className="sr">{words('more')}</span>,
      width: '40px',
      cell: (row, index) => (
        <button
          type="button"
          tabIndex={-1}
          className="btn ghost icon sm"
          aria-label={words('moreAbout', { record: row.title })}
          onClick={({ clientX, clientY }) => use.onMenu(row, index, { x: clientX, y: clientY })}
        >
          <Icon name="dots" size={14} />
        </button>
      ),
    },
  ];
}
