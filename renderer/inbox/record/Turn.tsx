import { useMemo } from 'react';
import { caps } from '../../app/keys.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { linesOf } from '../state/list-lines.ts';
import { step } from '../state/move.ts';

/** Where the record stands among those that are asked the same, and the way to the next one. */
export function Turn() {
  const list = useInbox((state) => state.list);
  const folded = useInbox((state) => state.folded);
  const at = useInbox((state) => state.at);
  const words = wordsOf('inboxRecord');
  const line = useMemo(() => linesOf(list, folded).find((one) => one.name === at), [list, folded, at]);
  return (
    <span className="ir-turn">
      {line !== undefined && <span className="muted">{words('nthOf', { at: line.at, count: line.of })}</span>}
      <IconButton
        icon="chev-u"
        label={words('previous')}
        keys={caps(['K'])}
        look="plain"
        iconSize={14}
        onPress={() => step(-1)}
      />
      <IconButton
        icon="chev-d"
        label={words('next')}
        keys={caps(['J'])}
        look="plain"
        iconSize={14}
        onPress={() => step(1)}
      />
    </span>
  );
}
