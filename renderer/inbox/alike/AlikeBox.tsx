import { useEffect, useState } from 'react';
import type { ConflictId } from '../../../engine/model/ids.ts';
import { alikeInbox } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { caps } from '../../app/keys.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { engine } from '../../state/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { wantRows } from '../state/load-rows.ts';
import { openAlike } from '../state/mass.ts';

const shownMax = 3;

/** The first few questions like one. */
function useFirstAlike({ id, alike }: Pick<Asked, 'id' | 'alike'>): readonly ConflictId[] {
  const [found, setFound] = useState<{ readonly of: ConflictId; readonly ids: readonly ConflictId[] } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    if (alike > 1)
      void engine.ask(alikeInbox, { id, limit: shownMax }, stop.signal).then((answer) => {
        if (!answer.ok || stop.signal.aborted) return;
        const ids = answer.value.questions.map((one) => one.id);
        setFound({ of: id, ids });
        void wantRows(ids);
      });
    return () => stop.abort();
  }, [id, alike]);
  return found?.of === id ? found.ids : [];
}

function Few({ ids }: { readonly ids: readonly ConflictId[] }) {
  const rows = useInbox((state) => state.rows);
  const empty = wordsOf('inbox')('empty');
  return (
    <ul className="ib-alike">
      {ids.map((id) => {
        const row = rows.get(id);
        if (row === undefined) return null;
        return (
          <li key={id}>
            <span className="ell">{row.title}</span>
            <span className="ell c-l">{row.left ?? empty}</span>
            <span className="ell c-r">{row.right ?? empty}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Box({ asked }: { readonly asked: Asked }) {
  const words = wordsOf('inbox');
  const ids = useFirstAlike(asked);
  return (
    <section className="ibs-sec" aria-label={words('alike', { count: asked.alike })}>
      <h3>{words('alike', { count: asked.alike })}</h3>
      <p className="soft">{words('alikeShape', { shape: words(`shape-${asked.pattern}`) })}</p>
      <Few ids={ids} />
      <div className="ib-wrap">
        <RightButton needs="decide" onPress={openAlike}>
          {words('applyToAlike', { count: asked.alike })}
        </RightButton>
        <Button look="ghost" keys={caps(['A'])} onPress={openAlike}>
          {words('showAlike')}
        </Button>
      </div>
    </section>
  );
}

/** Questions about the same field that differ in the same way: a few of them, and the way to answer all. */
export function AlikeBox({ record, focus }: { readonly record: InboxRecord; readonly focus: ConflictId | null }) {
  const asked = record.questions.find((one) => one.id === focus && one.state === 'open');
  if (asked === undefined || asked.alike < 2) return null;
  return <Box asked={asked} />;
}
