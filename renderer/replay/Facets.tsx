import type { ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { classes } from '../ui/classes.ts';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { countOf, differing, linesOf } from './compared.ts';
import { narrow, useReplay } from './replay-store.ts';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function List({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {entries.map(({ id, label, count, isOn, onPress }) => (
          <li key={id} className={classes(isOn && 'on')}>
            <button type="button" aria-pressed={isOn} onClick={onPress}>
              <span className="nm ell" title={label}>
                {label}
              </span>
              <span className="n">{numberWords(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <hr />
    </>
  );
}

/** What the list can be narrowed to: records that end otherwise, a sync, a field map. */
export function Facets({ summary }: { readonly summary: ReplaySummary }) {
  const words = wordsOf('replay');
  const { kind, sync, about, endsDifferently } = useReplay((state) => state.query);
  const ending = summary.syncs.reduce((sum, one) => sum + one.endDifferently, 0);
  const ends: readonly Entry[] = [
    {
      id: 'all',
      label: words('endsAll'),
      count: countOf(summary, kind === null ? differing : [kind]),
      isOn: !endsDifferently,
      onPress: () => narrow({ endsDifferently: false }),
    },
    {
      id: 'differently',
      label: words('endsDifferently'),
      count: ending,
      isOn: endsDifferently,
      onPress: () => narrow({ endsDifferently: true }),
    },
  ];
  const syncs = summary.syncs.map(
    (one): Entry => ({
      id: one.id,
      label: one.label,
      count: countOf({ ...summary, syncs: [one] }, kind === null ? differing : [kind]),
      isOn: sync === one.id,
      onPress: () => narrow({ sync: sync === one.id ? null : one.id, about: null }),
    }),
  );
  const lines = linesOf(summary, kind, sync).map(
    (one): Entry => ({
      id: one.about,
      label: one.label,
      count: one.count,
      isOn: about === one.about,
      onPress: () => narrow({ about: about === one.about ? null : one.about }),
    }),
  );
  return (
    <aside className="pv-facets" aria-label={words('narrow')}>
      <List title={words('ends')} entries={ends} />
      {syncs.length > 1 && <List title={words('sync')} entries={syncs} />}
      {lines.length > 0 && <List title={words('fieldMap')} entries={lines} />}
    </aside>
  );
}
