import type { ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { asItWas } from '../../engine/protocol/calls/replay.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { countOf, type Differing, differing } from './compared.ts';
import { showKind, useReplay } from './replay-store.ts';

export const icons: { readonly [kind in Differing]: IconName } = {
  different: 'swap',
  'newly-written': 'plus',
  'not-written': 'minus',
  'new-question': 'inbox',
  'no-question': 'check',
  'not-recorded': 'skip',
};

/** How often the draft would have done the same, and how often what else; a pressed one fills the list. */
export function Counts({ summary }: { readonly summary: ReplaySummary }) {
  const words = wordsOf('replay');
  const shown = useReplay((state) => state.query.kind);
  return (
    <section className="counts rp-counts" aria-label={words('counts')}>
      <div className="ct">
        <span className="lb">
          <Icon name="ok" size={14} />
          {words('same')}
        </span>
        <strong>{numberWords(countOf(summary, asItWas))}</strong>
        <span className="by muted ell">{words('by-same')}</span>
      </div>
      {differing.map((kind) => {
        const count = countOf(summary, [kind]);
        return (
          <button
            key={kind}
            type="button"
            className={classes('ct', shown === kind && 'on')}
            aria-pressed={shown === kind}
            onClick={() => showKind(kind)}
          >
            <span className="lb">
              <Icon name={icons[kind]} size={14} />
              <span className="ell">{words(kind)}</span>
            </span>
            <strong>{numberWords(count)}</strong>
            <span className={classes('by ell', count > 0 && kind === 'new-question' ? 'c-need' : 'muted')}>
              {words(`by-${kind}`)}
            </span>
          </button>
        );
      })}
    </section>
  );
}
