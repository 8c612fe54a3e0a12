import type { RefObject } from 'react';
import type { PreviewQuery, PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { wordsOf } from '../words/words.ts';
import { ask, usePreview } from './preview-store.ts';
import { sideLabels } from './preview-words.ts';

const onlys = ['left-out', 'reversed', 'clears'] as const;

interface Filter {
  readonly label: string;
  readonly off: Partial<PreviewQuery>;
}

/** The filters that the lists on the left do not show. */
function filtersOf(query: PreviewQuery, summary: PreviewSummary): readonly Filter[] {
  const words = wordsOf('preview');
  const sync = summary.syncs.find((one) => one.id === query.sync);
  return [
    ...(query.only === null ? [] : [{ label: words(`only-${query.only}`), off: { only: null } }]),
    ...(sync === undefined ? [] : [{ label: sync.label, off: { sync: null } }]),
  ];
}

function menuOf(query: PreviewQuery, summary: PreviewSummary): readonly MenuPart[] {
  const words = wordsOf('preview');
  const only = onlys.map((one) => ({
    id: one,
    label: words(`only-${one}`),
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
    { id: 'only', label: words('show'), entries: only },
    ...(syncs.length > 1 ? [{ id: 'sync', label: words('sync'), entries: syncs }] : []),
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
  const words = wordsOf('preview');
  const names = sideLabels(summary.syncs);
  return (
    <div className="pv-bar">
      <SearchField
        label={words('search')}
        width={248}
        inputRef={searchRef}
        value={query.search}
        onChange={(search) => ask({ search })}
      />
      <MenuButton
        label={words('addFilter')}
        side="bottom start"
        trigger={
          <Button look="ghost" icon="filter">
            {words('addFilter')}
          </Button>
        }
        parts={menuOf(query, summary)}
      />
      {filtersOf(query, summary).map(({ label, off }) => (
        <button
          key={label}
          type="button"
          className="pv-chip"
          aria-label={words('takeAway', { filter: label })}
          onClick={() => ask(off)}
        >
          {label}
          <Icon name="x" size={12} />
        </button>
      ))}
      <span className="grow" />
      <span className="lg">
        <i className="a" />
        {words('agreedValue')}
      </span>
      <span className="lg">
        <i className="l" />
        {words('from', { system: names.left })}
      </span>
      <span className="lg">
        <i className="r" />
        {words('from', { system: names.right })}
      </span>
      <span className="vr" />
      <span className="muted fs12 pv-values">{words('values', { count: values })}</span>
    </div>
  );
}
