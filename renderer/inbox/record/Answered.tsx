import { useNow } from '../../app/use-now.ts';
import { RunLink } from '../../runs/RunLink.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import type { CardProps } from './card.ts';
import { decidedWords, outcomeWords } from './choice-words.ts';
import { Fold } from './Fold.tsx';
import { shortMomentWords } from './moments.ts';

type Props = Pick<CardProps, 'record' | 'asked'>;

/** That a question is answered and by whom, or over. */
export function Answered({ record, asked }: Props) {
  const now = useNow();
  const words = wordsOf('inboxRecord');
  const { state, answer, closedAt } = asked;
  if (state === 'open') return null;
  const why = asked.decisions.findLast((one) => one.state === 'waiting' || one.state === 'done')?.why ?? null;
  return (
    <div className="ir-answered">
      <Icon name="ok" size={14} />
      <div>
        <p>
          {state === 'answered' && answer !== null && (
            <>
              <b>{decidedWords(record, answer, now)}.</b> {words('waitsForRun')}
            </>
          )}
          {state === 'closed' && (
            <>
              <b>{outcomeWords(asked)}</b> {closedAt !== null && shortMomentWords(closedAt)}
            </>
          )}
        </p>
        {why !== null && <p className="soft">{words('quoted', { text: why })}</p>}
      </div>
    </div>
  );
}

/** What was decided about a question before, the last first. */
export function Decisions({ record, asked }: Props) {
  const now = useNow();
  const words = wordsOf('inboxRecord');
  if (asked.decisions.length === 0) return null;
  return (
    <Fold label={words('decisions')} count={asked.decisions.length} isOpen={false}>
      <ol className="ir-decisions">
        {asked.decisions.toReversed().map((one) => (
          <li key={`${one.batch} ${one.at}`}>
            <Avatar name={one.by} />
            <div>
              <p>{decidedWords(record, one, now)}</p>
              {one.why !== null && <p className="soft">{words('quoted', { text: one.why })}</p>}
            </div>
            <span className="muted">
              {words(`decision_${one.state}`)}
              {one.run !== null && (
                <>
                  {', '}
                  <RunLink run={one.run} otherwise={words('itsRun')} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
