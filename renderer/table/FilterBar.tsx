import type { Sync } from '../../engine/model/flow.ts';
import { useSamples } from '../canvas/samples.ts';
import { flow, useFlow } from '../state/flow.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { wordsOf } from '../words/words.ts';
import { setTable, useTable } from './table-view.ts';

const kinds = ['all', 'problems', 'one-way'] as const;

const searchWidth = 240;

/** The title of the record whose values stand in the table. */
export const useSampleTitle = (sync: string): string | null =>
  useSamples(({ of }) => of[sync]?.list[of[sync]?.at ?? 0]?.title ?? null);

/** What the table shows. */
export function FilterBar({ sync, shown }: { readonly sync: Sync; readonly shown: number }) {
  const words = wordsOf('table');
  const { search, only } = useTable();
  const syncs = useFlow((state) => state.flow?.syncs ?? []);
  const title = useSampleTitle(sync.id);
  return (
    <div className="table-bar" role="toolbar" aria-label={words('filter')}>
      {syncs.length > 1 && (
        <Select
          size="md"
          aria-label={words('sync')}
          options={syncs.map((one) => ({ id: String(one.id), label: one.label ?? one.id }))}
          value={sync.id}
          onChange={(id) => flow.getState().select([id])}
        />
      )}
      <SearchField
        label={words('find')}
        width={searchWidth}
        keys={['/']}
        value={search}
        onChange={(search) => setTable({ search })}
      />
      <Segmented
        label={words('show')}
        segments={kinds.map((id) => ({ id, label: words(`only-${id}`) }))}
        value={only}
        onChange={(id) => setTable({ only: id })}
      />
      <span className="soft fs12">{words('fieldMaps', { count: shown })}</span>
      <span className="grow" />
      {title !== null && <span className="soft fs12">{words('sample', { record: title })}</span>}
    </div>
  );
}
