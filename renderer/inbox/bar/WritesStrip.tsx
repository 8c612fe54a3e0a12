import type { InboxWish } from '../../../engine/protocol/calls/inbox.ts';
import { TextField } from '../../ui/TextField.tsx';
import { problemInWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { resolve } from '../state/resolve.ts';
import { useCaredLine } from '../state/use-caring.ts';
import { useWrites } from './use-writes.ts';
import { WriteLine } from './WriteLine.tsx';

const linesMax = 20;

/** What the choices for the record would write, before anything is confirmed, and room to say why. */
export function WritesStrip({ wishes }: { readonly wishes: readonly InboxWish[] }) {
  const sides = useInbox((state) => state.record?.sides);
  const why = useInbox((state) => state.why);
  const line = useCaredLine('why');
  const writes = useWrites(wishes, linesMax);
  const words = wordsOf('inbox');
  const refused = writes?.refused[0];
  return (
    <section className="ib-writes" aria-label={words('writes')}>
      <h3>{words('writes')}</h3>
      <ul>
        {sides !== undefined &&
          writes?.lines.map((write) => <WriteLine key={`${write.id} ${write.side}`} write={write} sides={sides} />)}
        {writes !== null && writes.none > 0 && <li className="muted">{words('writesNone', { count: writes.none })}</li>}
        {refused !== undefined && <li className="ib-wrong">{problemInWords(refused.problem)}</li>}
      </ul>
      <TextField
        aria-label={words('why')}
        inputRef={line}
        placeholder={words('why')}
        size="md"
        className="ib-why"
        value={why}
        onChange={(text) => useInbox.setState({ why: text.slice(0, 2000) })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') resolve();
          else event.continuePropagation();
        }}
      />
    </section>
  );
}
