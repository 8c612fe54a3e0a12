import type { Sync } from '../../engine/model/flow.ts';
import { useSamples } from '../canvas/samples.ts';
import { counted } from '../canvas/words/count.ts';
import { flow, useFlow } from '../state/flow.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { setTable, useTable } from './table-view.ts';

const kinds = [
  { id: 'all', label: 'All' },
  { id: 'problems', label: 'With problems' },
  { id: 'one-way', label: 'One way' },
] as const;

const searchWidth = 240;

/** The title of the record whose values stand in the table. */
export const useSampleTitle = (sync: string): string | null =>
  useSamples(({ of }) => of[sync]?.list[of[sync]?.at ?? 0]?.title ?? null);

/** What the table shows. */
export function FilterBar({ sync, shown }: { readonly sync: Sync; readonly shown: number }) {
  const { search, only } = useTable();
  const syncs = useFlow((state) => state.flow?.syncs ?? []);
  const title = useSampleTitle(sync.id);
  return (
    <div className="table-bar" role="toolbar" aria-label="Filter">
      {syncs.length > 1 && (
        <Select
          size="md"
          aria-label="Sync"
          options={syncs.map((one) => ({ id: String(one.id), label: one.label ?? one.id }))}
          value={sync.id}
          onChange={(id) => flow.getState().select([id])}
        />
      )}
      <SearchField
        label="Find a field map"
        width={searchWidth}
        keys={['/']}
        value={search}
        onChange={(words) => setTable({ search: words })}
      />
      <Segmented label="Show" segments={kinds} value={only} onChange={(id) => setTable({ only: id })} />
      <span className="soft fs12">{counted(shown, 'field map')}</span>
      <span className="grow" />
      {title !== null && <span className="soft fs12">Sample {title}</span>}
    </div>
  );
}
