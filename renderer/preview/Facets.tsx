import { useState } from 'react';
import type { Facet, PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { ask, choose, usePreview } from './preview-store.ts';
import { sideLabels } from './preview-words.ts';

const mapsMax = 7;

function Sides({ summary }: { readonly summary: PreviewSummary }) {
  const words = wordsOf('preview');
  const facets = usePreview((state) => state.facets);
  const to = usePreview((state) => state.query.to);
  const names = sideLabels(summary.syncs);
  if (facets === null || facets.left + facets.right === 0) return null;
  const rows = [
    { side: null, label: words('both'), count: facets.both },
    { side: 'left' as const, label: names.left, count: facets.left },
    { side: 'right' as const, label: names.right, count: facets.right },
  ];
  return (
    <>
      <h2>{words('writtenTo')}</h2>
      <ul>
        {rows.map(({ side, label, count }) => (
          <li key={label} className={classes(to === side && 'on')}>
            <button type="button" aria-pressed={to === side} onClick={() => ask({ to: side })}>
              {side === null ? (
                <Icon name="arr-lr" size={14} />
              ) : (
                <Tile label={label} size={16} tone={side === 'left' ? 'l' : 'r'} />
              )}
              <span className="nm ell">{label}</span>
              <span className="n">{numberWords(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <hr />
    </>
  );
}

function Maps({ maps }: { readonly maps: readonly Facet[] }) {
  const words = wordsOf('preview');
  const [isOpen, setOpen] = useState(false);
  const chosen = usePreview((state) => state.query.map);
  if (maps.length === 0) return null;
  const few = maps.length > mapsMax + 1 && !isOpen;
  const rest = maps.slice(mapsMax);
  return (
    <>
      <h2>{words('fieldMap')}</h2>
      <ul>
        {(few ? maps.slice(0, mapsMax) : maps).map(({ id, label, count }) => (
          <li key={id} className={classes(chosen === id && 'on')}>
            <button type="button" aria-pressed={chosen === id} onClick={() => ask({ map: chosen === id ? null : id })}>
              <span className="nm ell" title={label}>
                {label}
              </span>
              <span className="n">{numberWords(count)}</span>
            </button>
          </li>
        ))}
        {few && (
          <li>
            <button type="button" onClick={() => setOpen(true)}>
              <span className="nm">{words('moreMaps', { count: rest.length })}</span>
              <span className="n">{numberWords(rest.reduce((sum, one) => sum + one.count, 0))}</span>
            </button>
          </li>
        )}
      </ul>
      <hr />
    </>
  );
}

function Rules({ canStop }: { readonly canStop: boolean }) {
  const words = wordsOf('preview');
  const rules = usePreview((state) => state.facets?.rules);
  const chosen = usePreview((state) => state.query.rule);
  if (rules === undefined || rules.length === 0) return null;
  return (
    <>
      <h2>{words('rule')}</h2>
      <ul>
        {rules.map(({ id, label, count, stopped }) => (
          <li key={id} className={classes(chosen === id && 'on', stopped && 'stop')}>
            <button type="button" aria-pressed={chosen === id} onClick={() => ask({ rule: chosen === id ? null : id })}>
              <span className="nm ell" title={inOwnWords(label)}>
                {inOwnWords(label)}
              </span>
              <span className="n">{stopped ? words('stopped') : numberWords(count)}</span>
            </button>
            {canStop && (
              <button
                type="button"
                className="act"
                aria-label={words(stopped ? 'goOnRule' : 'stopRule', { rule: inOwnWords(label) })}
                onClick={() => void choose({ what: 'rule', rule: id, stop: !stopped })}
              >
                {words(stopped ? 'goOn' : 'stop')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the list can be narrowed to, each with how many rows it would leave. */
export function Facets({ summary }: { readonly summary: PreviewSummary }) {
  const maps = usePreview((state) => state.facets?.maps);
  const group = usePreview((state) => state.query.group);
  return (
    <aside className="pv-facets" aria-label={wordsOf('preview')('narrow')}>
      <Sides summary={summary} />
      <Maps maps={maps ?? []} />
      <Rules canStop={group !== 'skipped'} />
    </aside>
  );
}
