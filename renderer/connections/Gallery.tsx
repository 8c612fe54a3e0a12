import { useState } from 'react';
import type { SystemGroup, SystemKind } from '../../engine/model/system.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Tile } from '../ui/Tile.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

type Shown = SystemGroup | 'All';

/** Every kind of system that can be connected. */
export function Gallery({
  systems,
  search,
  chosen,
  isLocked,
  onChoose,
}: {
  readonly systems: readonly SystemKind[];
  readonly search: string;
  readonly chosen: string | null;
  readonly isLocked: boolean;
  readonly onChoose: (kind: string) => void;
}) {
  const [group, setGroup] = useState<Shown>('All');
  const groups = [...new Set(systems.map((one) => one.group))].sort();
  const words = wordsOf('connections');
  const searched = search.trim().toLowerCase();
  const fits = ({ label, about, group: own }: SystemKind): boolean =>
    (group === 'All' || own === group) &&
    `${inOwnWords(label)} ${inOwnWords(about)} ${words(own)}`.toLowerCase().includes(searched);
  const shown = systems.filter(fits);
  const segments = (['All', ...groups] as const).map((id) => ({ id, label: words(id) }));
  return (
    <section className="gal" aria-label={words('addSystem')}>
      <header>
        <h2>{words('addSystem')}</h2>
        <span className="muted">{numberWords(systems.length)}</span>
        <span className="grow" />
        <Segmented<Shown> label={words('kinds')} segments={segments} value={group} onChange={setGroup} />
      </header>
      <div className="gg">
        {shown.map(({ kind, label, about }) => (
          <button
            key={kind}
            type="button"
            className="sy"
            aria-pressed={chosen === kind}
            disabled={isLocked}
            onClick={() => onChoose(kind)}
          >
            <Tile label={label} />
            <span className="grow">
              <b className="ell">{inOwnWords(label)}</b>
              <small className="ell" title={inOwnWords(about)}>
                {inOwnWords(about)}
              </small>
            </span>
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="muted fs12">{words('noSystem')}</p>}
    </section>
  );
}
