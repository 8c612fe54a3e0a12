import type { RefObject } from 'react';
import type { PreviewQuery, PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { ask, usePreview } from './preview-store.ts';
import { counted, sideLabels } from './preview-words.ts';

const onlyWords = { 'left-out': 'Excluded only', reversed: 'Turned round only', clears: 'Empties a value' } as const;
const onlys = ['left-out', 'reversed', 'clears'] as const;

interface Filter {
  readonly label: string;
  readonly off: Partial<PreviewQuery>;
}

/** The filters that the lists on the left do not show. */
function filtersOf(query: PreviewQuery, summary: PreviewSummary): readonly Filter[] {
  const sync = summary.syncs.find((one) => one.id === query.sync);
  return [
    ...(query.only === null ? [] : [{ label: onlyWords[query.only], off: { only: null } }]),
    ...(sync === undefined ? [] : [{ label: sync.label, off: { sync: null } }]),
  ];
}

function menuOf(query: PreviewQuery, summary: PreviewSummary): readonly MenuPart[] {
  const only = onlys.map((one) => ({
    id: one,
    label: onlyWords[one],
    isOn: query.only === one,
    onAction: () => ask({ only: query.only === one ? null : one }),
  }));
  const syncs = summary.syncs.map((one) => ({
    id: one.id,
    label: one.label,
    isOn: query.sync === one.id,
    onAction: () => ask({ sync: query.sync === one.id ? null : one.id }),
  }));
  return [
    { id: 'only', label: 'Show', entries: only },
    ...(syncs.length > 1 ? [{ id: 'sync', label: 'Sync', entries: syncs }] : []),
  ];
}

interface Props {
  readonly summary: PreviewSummary;
  readonly values: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** Above the list: search, further filters, and what the colours mean. */
export function ListBar({ summary, values, searchRef }: Props) {
  const query = usePreview((state) => state.query);
  const names = sideLabels(summary.syncs);
  return (
    <div className="pv-bar">
      <SearchField
        label="Record, field or value"
        width={248}
        inputRef={searchRef}
        value={query.search}
        onChange={(search) => ask({ search })}
      />
      <MenuButton
        label="Add a filter"
        side="bottom start"
        trigger={
          <Button look="ghost" icon="filter">
            Add a filter
          </Button>
        }
        parts={menuOf(query, summary)}
      />
      {filtersOf(query, summary).map(({ label, off }) => (
        <button
          key={label}
          type="button"
          className="pv-chip"
          aria-label={`Take away: ${label}`}
          onClick={() => ask(off)}
        >
          {label}
          <Icon name="x" size={12} />
        </button>
      ))}
      <span className="grow" />
      <span className="lg">
        <i className="a" />
        Agreed value
      </span>
      <span className="lg">
        <i className="l" />
        From {names.left}
      </span>
      <span className="lg">
        <i className="r" />
        From {names.right}
      </span>
      <span className="vr" />
      <span className="muted fs12 pv-values">{counted(values, 'value')}</span>
    </div>
  );
}
