import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { RunId } from '../../../engine/model/ids.ts';
import {
  type RecordQuery,
  type RunDetail,
  type RunRecord,
  runRecords,
} from '../../../engine/protocol/calls/activity.ts';
import type { UndoTargets } from '../../../engine/protocol/calls/undo.ts';
import { go } from '../../app/route.ts';
import { engine } from '../../state/engine.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { useTold } from '../run/use-run.ts';
import { UndoDialog } from '../undo/UndoDialog.tsx';
import { usePages } from '../use-pages.ts';
import { OpenRecord, openHeight } from './OpenRecord.tsx';
import { namesIn, recordName } from './op-words.ts';
import { recordColumns } from './record-columns.tsx';
import { anyRecord } from './record-query.ts';

const rowHeight = 32;

/** Open rows with one more, or one less. */
function turned(open: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const next = new Set(open);
  if (!next.delete(index)) next.add(index);
  return next;
}

const targetOf = ({ sync, side, key }: RunRecord, field: string | null): UndoTargets => [{ sync, side, key, field }];

function Filters({
  detail,
  query,
  total,
  onQuery,
}: {
  readonly detail: RunDetail;
  readonly query: RecordQuery;
  readonly total: number | null;
  readonly onQuery: (change: Partial<RecordQuery>) => void;
}) {
  const words = wordsOf('activity');
  const names = namesIn(detail, query.sync ?? detail.syncs[0]?.id ?? '');
  return (
    <div className="ac-filters">
      <SearchField
        label={words('findRecord')}
        width={200}
        value={query.search}
        onChange={(search) => onQuery({ search })}
      />
      <Segmented
        label={words('writtenTo')}
        segments={[
          { id: 'both', label: words('bothSides') },
          { id: 'right', label: words('to', { system: names.right }) },
          { id: 'left', label: words('to', { system: names.left }) },
        ]}
        value={query.side ?? 'both'}
        onChange={(side) => onQuery({ side: side === 'both' ? null : side })}
      />
      <Select
        aria-label={words('whichOp')}
        size="md"
        className="ac-op"
        options={[
          { id: 'any', label: words('anyOp') },
          { id: 'create', label: words('created'), icon: 'create' },
          { id: 'update', label: words('updated'), icon: 'pencil' },
          { id: 'remove', label: words('removed'), icon: 'trash' },
        ]}
        value={query.op ?? 'any'}
        onChange={(op) => onQuery({ op: op === 'any' ? null : op })}
      />
      {detail.syncs.length > 1 && (
        <Select
          aria-label={words('whichSync')}
          size="md"
          className="ac-op"
          options={[
            { id: '*', label: words('allSyncs') },
            ...detail.syncs.map((one) => ({ id: String(one.id), label: one.label })),
          ]}
          value={query.sync ?? '*'}
          onChange={(id) => onQuery({ sync: detail.syncs.find((one) => one.id === id)?.id ?? null })}
        />
      )}
      <span className="grow" />
      <span className="muted fs12" role="status">
        {total !== null &&
          total !== detail.effects &&
          words('someOf', { shown: numberWords(total), all: numberWords(detail.effects) })}
      </span>
    </div>
  );
}

/** Every record that a run touched: where, what from what, and why. Each value leads to its story. */
export function Records({ detail }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const [query, setQuery] = useState(anyRecord);
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [undo, setUndo] = useState<UndoTargets>(undefined);
  const run = RunId.parse(detail.head.id);
  const told = useTold(run);
  const { total, rowAt } = usePages<RunRecord>(JSON.stringify([run, query, told]), (offset, limit, stop) =>
    engine.ask(runRecords, { run, query, offset, limit }, stop),
  );
  const change = (some: Partial<RecordQuery>): void => {
    setQuery((before) => ({ ...before, ...some }));
    setOpen(new Set());
    setActive(0);
  };
  const turn = useCallback((index: number): void => setOpen((before) => turned(before, index)), []);
  const columns = useMemo(
    () => recordColumns({ detail, isOpen: (at) => open.has(at), onTurn: turn }),
    [detail, open, turn],
  );
  const heightOf = useCallback((at: number) => rowHeight + (open.has(at) ? openHeight(rowAt(at)) : 0), [open, rowAt]);
  const onKey = (event: KeyboardEvent, at: number): void => {
    const row = rowAt(at);
    if (event.key === ' ') {
      event.preventDefault();
      turn(at);
    }
    if ((event.key === 's' || event.key === 'S') && row !== undefined)
      go({ at: 'story', flow: detail.head.flow, sync: row.sync, record: recordName(row.side, row.key), field: null });
  };
  return (
    <div className="ac-page">
      <Filters detail={detail} query={query} total={total} onQuery={change} />
      <VirtualTable
        label={words('recordsOfRun')}
        columns={columns}
        count={total ?? 0}
        rowHeight={rowHeight}
        heightOf={heightOf}
        rowAt={rowAt}
        active={active}
        onActive={setActive}
        onOpen={turn}
        onKey={onKey}
        below={(row) => <OpenRecord detail={detail} row={row} onUndo={(field) => setUndo(targetOf(row, field))} />}
        empty={
          total === 0 ? (
            <p className="ac-empty">{words(detail.effects === 0 ? 'wroteNothing' : 'nothingFits')}</p>
          ) : null
        }
      />
      {undo !== undefined && <UndoDialog detail={detail} only={undo} onClose={() => setUndo(undefined)} />}
    </div>
  );
}
