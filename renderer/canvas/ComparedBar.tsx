import { endHighlight, useDifferences } from '../state/differences.ts';
import { flow as open } from '../state/flow.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** What two versions of this flow draw differently, while that is highlighted on the canvas; each leads to its place. */
export function ComparedBar({ flow }: { readonly flow: string }) {
  const words = wordsOf('flowBar');
  const compared = useDifferences();
  if (compared.flow !== flow) return null;
  return (
    <section className="compared" aria-label={words('differences', { what: compared.words })}>
      <b className="med">{words('compared', { what: compared.words })}</b>
      <ul>
        {compared.differences.map((one) => (
          <li key={`${one.kind} ${one.node} ${one.words}`}>
            <button type="button" className="btn ghost sm" onClick={() => open.getState().select([one.node])}>
              {inOwnWords(one.words)}
            </button>
          </li>
        ))}
      </ul>
      <IconButton icon="x" size="sm" label={words('endComparison')} onPress={endHighlight} />
    </section>
  );
}
