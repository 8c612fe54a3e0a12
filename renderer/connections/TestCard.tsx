import type { TestRow } from '../../engine/protocol/calls/connections.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { tookWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { checkWords, testBadge, whenWords, wordsForIt } from './health-words.ts';
import type { TestRun } from './test-run.ts';

const checks = ['reach', 'sign-in', 'read', 'write', 'limit'] as const;
const marks = { fine: 'ok', failed: 'err', skipped: 'minus' } as const;
const stateWords = { fine: 'works', failed: 'failed', skipped: 'notTried' } as const;
const tones = { fine: 'c-done', failed: 'c-fail', skipped: 'muted' } as const;

function Row({ row, onCopy }: { readonly row: TestRow; readonly onCopy: () => void }) {
  const isBad = row.state === 'failed';
  const words = wordsOf('health');
  return (
    <li className={isBad ? 'bad' : undefined}>
      <span className={tones[row.state]}>
        <Icon name={marks[row.state]} />
        <span className="sr">{words(stateWords[row.state])}</span>
      </span>
      <b>{checkWords(row.check)}</b>
      <span className="said">
        {inOwnWords(row.words)}
        {row.problem !== null && <span className="soft"> {inOwnWords(row.problem.fix)}</span>}
      </span>
      {isBad ? (
        <Button size="sm" icon="copy" onPress={onCopy}>
          {words('copyForIt')}
        </Button>
      ) : (
        <span className="took">{row.state === 'fine' ? tookWords(row.ms) : ''}</span>
      )}
    </li>
  );
}

/** The test of a connection: what works and what does not, row by row as it is found. */
export function TestCard({
  run,
  about,
  isCurrent,
  onTest,
}: {
  readonly run: TestRun | null;
  readonly about: { readonly label: string; readonly place: string };
  /** False: something was entered since it was tested. */
  readonly isCurrent: boolean;
  readonly onTest: () => void;
}) {
  const words = wordsOf('health');
  const rows = run?.rows ?? [];
  const isGoing = run !== null && !run.isOver;
  const next = isGoing ? checks[rows.length] : undefined;
  const badge = run === null || isGoing || run.problem !== null ? null : testBadge(rows);
  const copy = (): void => {
    void navigator.clipboard
      .writeText(wordsForIt(about, rows))
      .then(() => toast({ title: words('copied'), detail: words('copiedText'), look: 'done' }));
  };
  return (
    <section className="test" aria-label={words('test')}>
      <header>
        <b>{words('test')}</b>
        {badge !== null && (
          <Badge look={badge.look} {...(badge.icon === undefined ? {} : { icon: badge.icon })}>
            {badge.words}
          </Badge>
        )}
        <span className="grow" />
        {run?.isOver === true && (
          <span className="fs12 muted">
            {isCurrent ? words('took', { when: whenWords(run.at), took: tookWords(run.ms) }) : words('before')}
          </span>
        )}
        <Button size="sm" icon="refresh" onPress={onTest} isDisabled={isGoing}>
          {words(run === null ? 'test' : 'testAgain')}
        </Button>
      </header>
      {run === null ? (
        <p className="test-none">{words('says')}</p>
      ) : (
        <ul aria-live="polite">
          {rows.map((row) => (
            <Row key={row.check} row={row} onCopy={copy} />
          ))}
          {next !== undefined && (
            <li>
              <span className="spin" aria-hidden="true" />
              <b>{checkWords(next)}</b>
              <span className="soft">{words('looking')}</span>
              <span />
            </li>
          )}
        </ul>
      )}
      {run !== null && run.problem !== null && (
        <ProblemNote message={run.problem.message} fix={run.problem.fix} cause={run.problem.cause} />
      )}
    </section>
  );
}
