import { useState } from 'react';
import type { RunDetail, RunFailure } from '../../../engine/protocol/calls/activity.ts';
import { announce } from '../../app/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { namesIn } from '../records/op-words.ts';

const namedMax = 3;

/** "Aron Falk, Mina Sato" and how many more. */
function titlesOf(rows: readonly RunFailure[]): string {
  const words = wordsOf('activity');
  const some = rows.slice(0, namedMax).map((one) => one.title);
  const rest = rows.length - some.length;
  return [...some, ...(rest > 0 ? [words('moreTitles', { count: rest })] : [])].join(', ');
}

/** What happened to which records, and what to do about it. */
export function FailureWords({ detail, rows }: { readonly detail: RunDetail; readonly rows: readonly RunFailure[] }) {
  const words = wordsOf('activity');
  const [first] = rows;
  if (first === undefined) return null;
  const { side, op, state, problem, sync } = first;
  const system = namesIn(detail, sync)[side];
  return (
    <p className="ac-fail-words">
      <b>{titlesOf(rows)}:</b> {words(`refused-${op}`, { system })} {inOwnWords(problem.message)}
      <br />
      <small>
        {state === 'open' ? `${words('leftAsItWas')} ${inOwnWords(problem.fix)}` : words(`failure-${state}`)}
      </small>
    </p>
  );
}

/** What the system said in its own words, else the sentence; with the code and the write, to be passed on. */
const rawOf = ({ problem, key, source, op, side }: RunFailure): string =>
  `${problem.code}: ${problem.cause ?? problem.message} (${op} ${side} ${key ?? source ?? ''})`;

/** The button that shows raw words, and the words with a button to copy them. */
export function useRaw(failure: RunFailure | undefined): {
  readonly button: React.ReactNode;
  readonly raw: React.ReactNode;
} {
  const words = wordsOf('activity');
  const [isShown, setShown] = useState(false);
  if (failure === undefined) return { button: null, raw: null };
  const text = rawOf(failure);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    announce(words('copied'));
  };
  return {
    button: (
      <Button look="ghost" size="sm" aria-expanded={isShown} onPress={() => setShown(!isShown)}>
        {words(isShown ? 'hideMessage' : 'showMessage')}
      </Button>
    ),
    raw: isShown ? (
      <div className="ac-raw mono">
        <span className="grow">{text}</span>
        <IconButton icon="copy" label={words('copy')} size="sm" iconSize={14} onPress={() => void copy()} />
      </div>
    ) : null,
  };
}
