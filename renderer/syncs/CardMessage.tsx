import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { draftWords, type Todo } from './card-words.ts';

const TodoLine = ({ todo }: { readonly todo: readonly Todo[] }) => (
  <ul className="todo">
    {todo.map(({ label, state }) => (
      <li key={label} className={state === 'now' ? 'now' : undefined}>
        {state === 'done' && <Icon name="check" size={14} />}
        {state === 'now' && <Icon name="arr-r" size={14} />}
        {label}
        {state === 'done' && <span className="sr">{wordsOf('card')('done')}</span>}
      </li>
    ))}
  </ul>
);

interface MessageProps {
  readonly look: 'need' | 'fail' | 'grey';
  readonly icon: IconName;
  readonly strong?: string;
  readonly words: string;
  readonly todo: readonly Todo[];
}

const Message = ({ look, icon, strong, words, todo }: MessageProps) => (
  <>
    <p className={`msg ${look}`} title={strong === undefined ? words : `${strong} ${words}`}>
      <Icon name={icon} size={14} />
      <span className="clamp">
        {strong !== undefined && <b className="med">{strong} </b>}
        {words}
      </span>
    </p>
    <TodoLine todo={todo} />
  </>
);

function sampleTodo(): readonly Todo[] {
  const words = wordsOf('card');
  return [
    { label: words('runIt'), state: 'now' },
    { label: words('lookInside'), state: 'later' },
    { label: words('previewChange'), state: 'later' },
  ];
}

/** What a card says in place of its sparkline: why it stopped, or what comes next. */
export function CardMessage({ card }: { readonly card: FlowCard }) {
  const words = wordsOf('card');
  const { held, last } = card;
  if (card.state === 'stopped' && held !== null) {
    const todo: readonly Todo[] = [
      { label: words('brakeHeld'), state: 'done' },
      { label: words('nothingWritten'), state: 'done' },
      { label: words('decide'), state: 'now' },
    ];
    return (
      <Message look="need" icon="brake" strong={inOwnWords(held.message)} words={inOwnWords(held.fix)} todo={todo} />
    );
  }
  if (card.state === 'stopped') {
    const problem = last?.problem ?? null;
    const todo: readonly Todo[] = [{ label: words('mend'), state: 'now' }];
    return (
      <Message
        look="fail"
        icon="err"
        strong={problem === null ? words('lastFailed') : inOwnWords(problem.message)}
        words={problem === null ? words('runAgain') : inOwnWords(problem.fix)}
        todo={todo}
      />
    );
  }
  if (card.isSample) return <Message look="grey" icon="spark" words={words('sampleText')} todo={sampleTodo()} />;
  return <Message look="grey" icon="pencil" {...draftWords(card)} />;
}
