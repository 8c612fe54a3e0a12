import './past-conflicts.css';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Sync } from '../../../engine/model/flow.ts';
import { pastConflicts } from '../../../engine/protocol/calls/past-conflicts.ts';
import { addressOf } from '../../app/route.ts';
import { engine, useEngine } from '../../state/engine.ts';
import { useFlow } from '../../state/flow.ts';
import { wordsOf } from '../../words/words.ts';
import type { Names } from '../words/rule-words.ts';

type Past = z.infer<typeof pastConflicts.answer>;

const days = 30;

/** Asked again whenever a conflict came or went. */
function usePast(sync: Sync, unit: string): Past | null {
  const flow = useFlow((state) => state.flow?.id);
  const told = useEngine((state) => state.told.conflicts);
  const [past, setPast] = useState<Past | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told says when to ask again
  useEffect(() => {
    if (flow === undefined) return;
    const stop = new AbortController();
    void engine.ask(pastConflicts, { flow, sync: sync.id, unit, days }, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setPast(answer.ok ? answer.value : null);
    });
    return () => stop.abort();
  }, [flow, sync.id, unit, told]);
  return past;
}

/** Leads to the question that was decided last, where it may be looked at. */
function LastOf({ question, children }: { readonly question: string | null; readonly children: React.ReactNode }) {
  if (question === null) return children;
  return (
    <a href={addressOf({ at: 'inbox', question })} title={wordsOf('inspector')('lastConflict')}>
      {children}
    </a>
  );
}

/** How people decided lately on what the rule is about; nothing where they never had to. */
export function PastConflicts({
  sync,
  unit,
  names,
}: {
  readonly sync: Sync;
  readonly unit: string;
  readonly names: Names;
}) {
  const words = wordsOf('inspector');
  const past = usePast(sync, unit);
  const all = past === null ? 0 : past.left + past.right + past.other;
  if (past === null || all === 0) return null;
  const parts = [
    { id: 'right', count: past.right, look: 'r', name: names.right, last: past.last.right },
    { id: 'left', count: past.left, look: 'l', name: names.left, last: past.last.left },
    { id: 'other', count: past.other, look: 'a', name: null, last: past.last.other },
  ].filter((part) => part.count > 0);
  return (
    <div className="past-conflicts">
      <div className="past-bar" aria-hidden="true">
        {parts.map(({ id, count, look }) => (
          <i key={id} className={look} style={{ flexGrow: count }} />
        ))}
      </div>
      <p className="fs12">
        {words('conflictsIn', { count: all, days })}{' '}
        {parts.map(({ id, count, look, name, last }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <LastOf question={last}>
              <b className={`c-${look}`}>
                {name === null ? words('chosenOther', { count }) : words('chosen', { name, count })}
              </b>
            </LastOf>
          </span>
        ))}
        .
      </p>
    </div>
  );
}
