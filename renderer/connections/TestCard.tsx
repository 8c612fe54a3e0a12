import type { TestRow } from '../../engine/protocol/calls/connections.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { checkWords, testBadge, tookWords, whenWords, wordsForIt } from './health-words.ts';
import type { TestRun } from './test-run.ts';

const checks = ['reach', 'sign-in', 'read', 'write', 'limit'] as const;
const marks = { fine: 'ok', failed: 'err', skipped: 'minus' } as const;
const tones = { fine: 'c-done', failed: 'c-fail', skipped: 'muted' } as const;

function Row({ row, onCopy }: { readonly row: TestRow; readonly onCopy: () => void }) {
  const isBad = row.state === 'failed';
  return (
    <li className={isBad ? 'bad' : undefined}>
      <span className={tones[row.state]}>
        <Icon name={marks[row.state]} />
        <span className="sr">{row.state === 'fine' ? 'Works' : row.state === 'failed' ? 'Failed' : 'Not tried'}</span>
      </span>
      <b>{checkWords[row.check]}</b>
      <span className="said">
        {row.words}
        {row.problem !== null && <span className="soft"> {row.problem.fix}</span>}
      </span>
      {isBad ? (
        <Button size="sm" icon="copy" onPress={onCopy}>
          Copy for IT
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
  const rows = run?.rows ?? [];
  const isGoing = run !== null && !run.isOver;
  const next = isGoing ? checks[rows.length] : undefined;
  const badge = run === null || isGoing || run.problem !== null ? null : testBadge(rows);
  const copy = (): void => {
    void navigator.clipboard
      .writeText(wordsForIt(about, rows))
      .then(() => toast({ title: 'Copied', detail: 'Send it to whoever runs that system.', look: 'done' }));
  };
  return (
    <section className="test" aria-label="Test">
      <header>
        <b>Test</b>
        {badge !== null && (
          <Badge look={badge.look} {...(badge.icon === undefined ? {} : { icon: badge.icon })}>
            {badge.words}
          </Badge>
        )}
        <span className="grow" />
        {run?.isOver === true && (
          <span className="fs12 muted">
            {isCurrent ? `${whenWords(run.at)}, took ${tookWords(run.ms)}` : 'Before your changes'}
          </span>
        )}
        <Button size="sm" icon="refresh" onPress={onTest} isDisabled={isGoing}>
          {run === null ? 'Test' : 'Test again'}
        </Button>
      </header>
      {run === null ? (
        <p className="test-none">Says what works: reaching it, signing in, reading and writing. Nothing is written.</p>
      ) : (
        <ul aria-live="polite">
          {rows.map((row) => (
            <Row key={row.check} row={row} onCopy={copy} />
          ))}
          {next !== undefined && (
            <li>
              <span className="spin" aria-hidden="true" />
              <b>{checkWords[next]}</b>
              <span className="soft">Looking …</span>
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
