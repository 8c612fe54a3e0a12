import { useCallback, useEffect, useState } from 'react';
import type { SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type MapSuggestion, suggestMapsFor } from '../../engine/protocol/calls/samples.ts';
import { engine } from '../state/engine.ts';
import { dispatch, flow, useFlow } from '../state/flow.ts';
import { keyOf, syncAt } from '../state/flow-parts.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { fieldLabel, objectOf } from './cards.ts';
import { oneOrSeveral, wayOf } from './edits.ts';
import { announce, setCanvas } from './view.ts';
import { stepLabel } from './words/step-words.ts';
import { tupleText } from './words/value-text.ts';

type Asked =
  | { readonly is: 'asking' }
  | { readonly is: 'found'; readonly list: readonly MapSuggestion[] }
  | { readonly is: 'failed'; readonly problem: Problem };

const arrows = { both: 'arr-lr', 'to-right': 'arr-r', 'to-left': 'arr-l' } as const;

function useSuggestions(sync: SyncId) {
  const [asked, setAsked] = useState<Asked>({ is: 'asking' });
  const id = useFlow((state) => state.flow?.id);
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    setAsked({ is: 'asking' });
    void engine.ask(suggestMapsFor, { flow: id, sync }, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setAsked(answer.ok ? { is: 'found', list: answer.value.suggestions } : { is: 'failed', problem: answer.error });
    });
    return () => stop.abort();
  }, [id, sync]);
  const drop = useCallback((map: string) => {
    setAsked((now) => (now.is === 'found' ? { ...now, list: now.list.filter((one) => one.map.id !== map) } : now));
  }, []);
  return { asked, drop };
}

/** Adds suggested lines as one edit. */
function accept(sync: SyncId, list: readonly MapSuggestion[]): boolean {
  const command = oneOrSeveral(list.map((one) => ({ do: 'add-map', sync, map: one.map })));
  if (command === null || !dispatch(command).ok) return false;
  flow.getState().select(list.map((one) => keyOf({ kind: 'map', sync, map: one.map.id })));
  announce(wordsOf('table')('added', { count: list.length }));
  return true;
}

function Suggestion({
  sync,
  one,
  done,
}: {
  readonly sync: SyncId;
  readonly one: MapSuggestion;
  readonly done: () => void;
}) {
  const words = wordsOf('canvas');
  const left = useFlow((state) => objectOf(state.shapes, syncAt(state.flow, sync), 'left'));
  const right = useFlow((state) => objectOf(state.shapes, syncAt(state.flow, sync), 'right'));
  const names = (object: typeof left, ends: string | readonly string[]): string =>
    [ends]
      .flat()
      .map((name) => fieldLabel(object, String(name)))
      .join(', ');
  const steps = (one.map.steps ?? []).map(stepLabel);
  const percent = Math.round(one.confidence * 100);
  const [sample] = one.samples;
  return (
    <li className="suggestion">
      <div className="row g8">
        <b className="c-l ell">{names(left, one.map.left)}</b>
        <Icon name={arrows[wayOf(one.map)]} size={14} />
        <b className="c-r ell grow">{names(right, one.map.right)}</b>
        <span className="alk" role="img" aria-label={words('percentSure', { percent })}>
          <i style={{ width: `${percent}%` }} />
        </span>
        <span className="fs12 soft">{words('percent', { percent })}</span>
      </div>
      <p className="fs12 muted">
        {steps.length === 0
          ? one.reasons.map(inOwnWords).join(', ')
          : words('reasonsWith', { reasons: one.reasons.map(inOwnWords).join(', '), steps: steps.join(', ') })}
      </p>
      <div className="row g8">
        <span className="v l">{tupleText(sample?.left ?? null) ?? words('blank')}</span>
        <span className="v r">{tupleText(sample?.right ?? null) ?? words('blank')}</span>
        <span className="grow" />
        <Button size="sm" look="ghost" onPress={done}>
          {words('noThanks')}
        </Button>
        <Button size="sm" onPress={() => accept(sync, [one]) && done()}>
          {words('accept')}
        </Button>
      </div>
    </li>
  );
}

/** Lines that Tandem proposes, each with why and how sure; taken one by one or all together. */
export function SuggestPanel({ sync }: { readonly sync: SyncId }) {
  const words = wordsOf('canvas');
  const { asked, drop } = useSuggestions(sync);
  const close = (): void => setCanvas({ suggesting: null });
  const list = asked.is === 'found' ? asked.list : [];
  return (
    <section
      className="suggest"
      aria-label={words('suggested')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        <b className="grow">{words('suggested')}</b>
        {asked.is === 'found' && <span className="cnt">{list.length}</span>}
        <IconButton size="sm" icon="x" label={words('close')} onPress={close} />
      </header>
      {asked.is === 'asking' && <p className="muted">{words('looking')}</p>}
      {asked.is === 'failed' && (
        <ProblemNote message={asked.problem.message} fix={asked.problem.fix} cause={asked.problem.cause} />
      )}
      {asked.is === 'found' && list.length === 0 && <p className="muted">{words('noMore')}</p>}
      <ul>
        {list.map((one) => (
          <Suggestion key={one.map.id} sync={sync} one={one} done={() => drop(one.map.id)} />
        ))}
      </ul>
      {list.length > 0 && (
        <footer>
          <Button look="lead" onPress={() => accept(sync, list) && close()}>
            {words('acceptAll', { count: list.length })}
          </Button>
        </footer>
      )}
    </section>
  );
}
