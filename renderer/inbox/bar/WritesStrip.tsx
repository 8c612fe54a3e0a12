import type { InboxWish } from '../../../engine/protocol/calls/inbox.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { useWrites } from './use-writes.ts';
import { WriteLine } from './WriteLine.tsx';

const linesMax = 20;

/** What the choices for the record would write, before anything is confirmed. */
export function WritesStrip({ wishes }: { readonly wishes: readonly InboxWish[] }) {
  const sides = useInbox((state) => state.record?.sides);
  const writes = useWrites(wishes, linesMax);
  const words = wordsOf('inbox');
  if (sides === undefined || writes === null) return null;
  const [refused] = writes.refused;
  return (
    <section className="ib-writes" aria-label={words('writes')}>
      <h3>{words('writes')}</h3>
      <ul>
        {writes.lines.map((write) => (
          <WriteLine key={`${write.id} ${write.side}`} write={write} sides={sides} />
        ))}
        {writes.none > 0 && <li className="muted">{words('writesNone', { count: writes.none })}</li>}
        {refused !== undefined && <li className="ib-wrong">{`${refused.problem.message} ${refused.problem.fix}`}</li>}
      </ul>
    </section>
  );
}
