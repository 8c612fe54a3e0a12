import { useState } from 'react';
import type { ReviewList, ReviewQuery } from '../../engine/model/review.ts';
import type { ListedRow, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { type Column, VirtualTable } from '../ui/VirtualTable.tsx';
import { ListedDetail } from './ListedDetail.tsx';
import { useListedRows } from './listed-rows.ts';
import { becomesText, howText, number } from './review-words.ts';

type Listed = Exclude<ReviewList, 'ambiguous'>;
type Sort = NonNullable<ReviewQuery['sort']>;

interface Props {
  readonly list: ReviewList;
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

const Record = ({ of, tone }: { of: ListedRow['left']; tone: 'l' | 'r' }) =>
  of === null ? (
    <span className="muted">being created</span>
  ) : (
    <>
      <span className={`c-${tone}`}>{of.title}</span> <span className="muted fs12">{of.key}</span>
    </>
  );

const how = (row: ListedRow, review: ReviewSummary): string => {
  if (row.became !== null) return row.became;
  if (row.row.list === 'linked') return howText(row.row, review);
  return row.row.list === 'ambiguous' ? '' : becomesText(row.row.becomes);
};

const differs = ({ row }: ListedRow): string => (row.list === 'linked' ? row.differs.join(', ') : '');
const shared = ({ row }: ListedRow): string => (row.list === 'linked' ? (row.value ?? '') : '');

type Columns = readonly (Omit<Column<ListedRow>, 'sorted' | 'onSort'> & { readonly sort?: Sort })[];

const linkedColumns = (review: ReviewSummary): Columns => [
  {
    id: 'left',
    label: review.left.name,
    width: 'minmax(0, 1.2fr)',
    sort: 'title',
    cell: (row) => <Record of={row.left} tone="l" />,
  },
  {
    id: 'right',
    label: review.right.name,
    width: 'minmax(0, 1.2fr)',
    cell: (row) => <Record of={row.right} tone="r" />,
  },
  { id: 'how', label: 'How', width: '160px', sort: 'state', cell: (row) => how(row, review) },
  { id: 'value', label: 'Shared value', width: 'minmax(0, 1fr)', sort: 'value', cell: shared },
  { id: 'differs', label: 'Differs in', width: 'minmax(0, 1fr)', cell: differs },
];

const onlyColumns = (review: ReviewSummary, side: 'left' | 'right'): Columns => [
  {
    id: 'record',
    label: review[side].name,
    width: 'minmax(0, 1fr)',
    sort: 'title',
    cell: (row) => <span className={side === 'left' ? 'c-l' : 'c-r'}>{row[side]?.title}</span>,
  },
  { id: 'key', label: 'Key', width: '120px', sort: 'key', cell: (row) => row[side]?.key },
  { id: 'values', label: 'Values', width: 'minmax(0, 1.4fr)', cell: (row) => row[side]?.lines.join(', ') },
  { id: 'becomes', label: 'What becomes of it', width: '220px', sort: 'state', cell: (row) => how(row, review) },
];

function filtersOf(list: Listed, review: ReviewSummary): readonly { id: string; label: string }[] {
  const all = { id: 'all', label: 'All' };
  if (list !== 'linked') {
    const kinds = Object.entries(review.counts[list].becomes);
    return [all, ...kinds.map(([id, count]) => ({ id, label: `${wordOf(id)} (${number(count ?? 0)})` }))];
  }
  return [
    all,
    { id: 'new', label: `New (${number(review.counts.linked.new)})` },
    { id: 'differs', label: `Differ in a field (${number(review.counts.linked.differ)})` },
    ...review.linkedBy.map(({ how: id, words, count }) => ({ id, label: `Linked ${words} (${number(count)})` })),
  ];
}

const wordOf = (becomes: string): string => {
  const words: Readonly<{ [becomes: string]: string }> = {
    created: 'Would be created',
    asked: 'Asks for a value first',
    waits: 'Waits for a twin',
    ignored: 'Ignored',
    outside: 'Outside the filter',
    unread: 'Not read whole',
    excluded: 'Left out',
    kept: 'Parted',
    undone: 'Create undone',
  };
  return words[becomes] ?? becomes;
};

/** One of the lists of which nothing must be decided, as a table, with the record that has the cursor beside it. */
export function ListedPane({ list, review, stand }: Props) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState('all');
  const [sort, setSort] = useState<{ by: Sort; down: boolean }>({ by: 'key', down: false });
  const [active, setActive] = useState(0);
  const { total, rowAt } = useListedRows(
    review.id,
    { list, search, sort: sort.by, descending: sort.down, ...(filter === 'all' ? {} : { filter }) },
    stand.revision,
  );
  if (list === 'ambiguous') return null;
  const columns = list === 'linked' ? linkedColumns(review) : onlyColumns(review, list);
  const label = list === 'linked' ? 'Linked' : `Only in ${review[list].name}`;
  const sorted = (by: Sort) => (sort.by === by ? (sort.down ? ('descending' as const) : ('ascending' as const)) : null);
  return (
    <div className="lr-panes two">
      <section className="lr-pane" aria-label={label}>
        <div className="lr-find">
          <SearchField label="Record or value" value={search} onChange={setSearch} width={280} />
          <Select
            aria-label="Show"
            size="md"
            className="lr-filter"
            options={filtersOf(list, review)}
            value={filter}
            onChange={setFilter}
          />
          <span className="grow" />
          <span className="muted fs12" role="status">
            {total === null ? '' : `${number(total)} ${total === 1 ? 'row' : 'rows'}`}
          </span>
        </div>
        <VirtualTable
          label={label}
          columns={columns.map(({ sort: by, ...column }) => ({
            ...column,
            ...(by === undefined
              ? {}
              : { sorted: sorted(by), onSort: () => setSort({ by, down: sort.by === by && !sort.down }) }),
          }))}
          count={total ?? 0}
          rowHeight={36}
          rowAt={rowAt}
          rowClass={(row) => (row.became === null ? null : 'lr-off')}
          active={active}
          onActive={setActive}
          empty={total === null ? null : <p className="lr-empty muted">Nothing fits.</p>}
        />
      </section>
      <ListedDetail review={review} row={total === null || total === 0 ? null : (rowAt(active) ?? null)} />
    </div>
  );
}
