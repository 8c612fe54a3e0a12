import './table.css';
import { useEffect, useMemo } from 'react';
import type { Sync } from '../../engine/model/flow.ts';
import { activeSync } from '../canvas/actions.ts';
import { mappedFields } from '../canvas/cards.ts';
import { useLiveSamples } from '../canvas/SamplePicker.tsx';
import { useObject } from '../canvas/use-sync.ts';
import { useCanvas } from '../canvas/view.ts';
import { useNames } from '../inspector/use-map-facts.ts';
import { useUndoKeys } from '../inspector/use-undo-keys.ts';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { useProblemsView } from '../problems/problems-view.ts';
import { useProblemsKey } from '../problems/use-problems-key.ts';
import { useFlow } from '../state/flow.ts';
import { endsOf, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { BulkBar } from './BulkBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Grid } from './Grid.tsx';
import { KeyBar } from './KeyBar.tsx';
import { askSuggestions, useSuggested } from './suggestions.ts';
import { lackingRows, mapRows, searched, sorted, suggestionRows, type TableRow } from './table-rows.ts';
import { resetTable, useTable } from './table-view.ts';

/** The rows of a sync: its field maps, what nothing fills, and what could be added. */
function useRows(sync: Sync): readonly TableRow[] {
  const objects = { left: useObject(sync.id, 'left'), right: useObject(sync.id, 'right') };
  const { left, right } = objects;
  const names = useNames(sync.id);
  const problemsAt = useFlow((state) => state.problemsAt);
  const suggested = useSuggested();
  const { search, only, sorting } = useTable();
  const list = suggested.sync === sync.id ? suggested.list : [];
  return useMemo(() => {
    const sides = { left, right };
    const maps = sorted(sync, searched(mapRows(sync, sides, names, problemsAt), search, only), sorting);
    if (search !== '' || only !== 'all') return maps;
    // What was mapped meanwhile is not suggested any more.
    const open = list.filter((one) => endsOf(one.map, 'left').some((field) => !mappedFields(sync, 'left').has(field)));
    return [
      ...maps,
      ...lackingRows(sync, sides, problemsAt),
      { kind: 'add', key: 'add' } as const,
      ...suggestionRows(open),
    ];
  }, [sync, left, right, names, problemsAt, search, only, sorting, list]);
}

function SyncTable({ sync }: { readonly sync: Sync }) {
  const rows = useRows(sync);
  const isBulk = useFlow(({ selected }) => sync.fields.some((map) => selected.includes(`${sync.id}/${map.id}`)));
  const flow = useFlow((state) => state.flow?.id);
  const asked = useCanvas((state) => state.suggesting);
  useEffect(() => {
    if (flow !== undefined) void askSuggestions(flow, sync.id);
  }, [flow, sync.id]);
  useEffect(() => {
    if (asked === null) return;
    document.querySelector('.map-table [data-row="head"]')?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return (
    <>
      {isBulk ? (
        <BulkBar sync={sync} />
      ) : (
        <FilterBar sync={sync} shown={rows.filter((row) => row.kind === 'map').length} />
      )}
      <Grid key={sync.id} sync={sync} rows={rows} />
    </>
  );
}

/** A flow as a table: one row for each field map. The same model as the canvas, by keyboard alone if you like. */
export function TableView() {
  const flow = useFlow((state) => state.flow?.id);
  const sync = useFlow((state) => syncAt(state.flow, activeSync() ?? ''));
  const showsProblems = useProblemsView((state) => state.table);
  useLiveSamples(flow);
  useProblemsKey('table');
  useUndoKeys();
  useEffect(() => resetTable, []);
  if (sync === null)
    return (
      <div className="center">
        <p>{wordsOf('table')('noSync')}</p>
      </div>
    );
  return (
    <div className="table-view">
      <SyncTable sync={sync} />
      {showsProblems && <ProblemsPanel place="table" />}
      <KeyBar />
    </div>
  );
}
