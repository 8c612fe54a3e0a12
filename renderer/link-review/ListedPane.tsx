import { useState } from 'react';
import type { ReviewList, ReviewQuery } from '../../engine/model/review.ts';
import type { ListedRow, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { type Column, VirtualTable } from '../ui/VirtualTable.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { ListedDetail } from './ListedDetail.tsx';
import { useListedRows } from './listed-rows.ts';
import { becomesFilters, becomesText, howText, wayWords } from './review-words.ts';

type Listed = Exclude<ReviewList, 'ambiguous'>;
type Sort = NonNullable<ReviewQuery['sort']>;

interface Props {
  readonly list: ReviewList;
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

const Record = ({ of, tone }: { of: ListedRow['left']; tone: 'l' | 'r' }) =>
  of === null ? (
    <span className="muted">{wordsOf('linkReview')('beingCreated')}</span>
  ) : (
    <>
      <span className={`c-${tone}`}>{of.title}</span> <span className="muted fs12">{of.key}</span>
    </>
  );

const how = (row: ListedRow, review: ReviewSummary): string => {
  if (row.became !== null) return inOwnWords(row.became);
  if (row.row.list === 'linked') return howText(row.row, review);
  return row.row.list === 'ambiguous' ? '' : becomesText(row.row.becomes);
};

const differs = ({ row }: ListedRow): string => (row.list === 'linked' ? row.differs.join(', ') : '');
const shared = ({ row }: ListedRow): string => (row.list === 'linked' ? (row.value ?? '') : '');

type Columns = readonly (Omit<Column<ListedRow>, 'sorted' | 'onSort'> & { readonly sort?: Sort })[];

const linkedColumns = (review: ReviewSummary, words = wordsOf('linkReview')): Columns => [
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
  { id: 'how', label: words('how'), width: '160px', sort: 'state', cell: (row) => how(row, review) },
  { id: 'value', label: words('sharedValue'), width: 'minmax(0, 1fr)', sort: 'value', cell: shared },
  { id: 'differs', label: words('differsIn'), width: 'minmax(0, 1fr)', cell: differs },
];

const onlyColumns = (review: ReviewSummary, side: 'left' | 'right', words = wordsOf('linkReview')): Columns => [
  {
    id: 'record',
    label: review[side].name,
    width: 'minmax(0, 1fr)',
    sort: 'title',
    cell: (row) => <span className={side === 'left' ? 'c-l' : 'c-r'}>{row[side]?.title}</span>,
  },
  { id: 'key', label: words('key'), width: '120px', sort: 'key', cell: (row) => row[side]?.key },
  { id: 'values', label: words('values'), width: 'minmax(0, 1.4fr)', cell: (row) => row[side]?.lines.join(', ') },
  { id: 'becomes', label: words('becomes'), width: '220px', sort: 'state', cell: (row) => how(row, review) },
];

function filtersOf(list: Listed, review: ReviewSummary): readonly { id: string; label: string }[] {
  const words = wordsOf('linkReview');
  const all = { id: 'all', label: words('filterAll') };
  if (list !== 'linked') return [all, ...becomesFilters(review.counts[list])];
  return [
    all,
    { id: 'new', label: words('filterNew', { count: review.counts.linked.new }) },
    { id: 'differs', label: words('filterDiffers', { count: review.counts.linked.differ }) },
    ...review.linkedBy.map(({ how: id, count }) => ({
      id,
      label: words('filterLinked', { how: wayWords(id, review), count }),
    })),
  ];
}

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
  const words = wordsOf('linkReview');
  const columns = list === 'linked' ? linkedColumns(review) : onlyColumns(review, list);
  const label = list === 'linked' ? words('linked') : words('onlyIn', { system: review[list].name });
  const sorted = (by: Sort) => (sort.by === by ? (sort.down ? ('descending' as const) : ('ascending' as const)) : null);
  return (
    <div className="lr-panes two">
      <section className="lr-pane" aria-label={label}>
        <div className="lr-find">
          <SearchField label={words('find')} value={search} onChange={setSearch} width={280} />
          <Select
            aria-label={words('show')}
            size="md"
            className="lr-filter"
            options={filtersOf(list, review)}
            value={filter}
            onChange={setFilter}
          />
          <span className="grow" />
          <span className="muted fs12" role="status">
            {total === null ? '' : words('rows', { count: total })}
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
          empty={total === null ? null : <p className="lr-empty muted">{words('nothingFits')}</p>}
        />
      </section>
      <ListedDetail review={review} row={total === null || total === 0 ? null : (rowAt(active) ?? null)} />
    </div>
  );
}
