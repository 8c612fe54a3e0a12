import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { addressOf } from '../../app/route.ts';
import { Badge, type BadgeLook } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { byWords, capital, kindWords, lookOf, runName, undoneWords, versionWords, whenWords } from '../run-words.ts';
import { Going } from './Going.tsx';
import type { Over, Page } from './RunPane.tsx';
import { UndoButton } from './UndoButton.tsx';

const runAddress = (run: string): string => addressOf({ at: 'activity', run });

/** Version, by whom, when; what it undoes and what undid it. */
function About({ detail: { head, flow } }: { readonly detail: RunDetail }) {
  const by = byWords(head);
  return (
    <span className="ac-about muted fs12 ell grow" title={`${flow.label}, ${whenWords(head)}`}>
      <a href={addressOf({ at: 'versions', flow: head.flow })}>{capital(versionWords(head))}</a>
      {by === '' ? '' : `, ${by}`}
      {head.kind !== 'run' &&
        (head.of === null ? (
          `, ${kindWords(head)}`
        ) : (
          <>
            {', '}
            <a href={runAddress(head.of.id)}>{kindWords(head)}</a>
          </>
        ))}
      {`, ${whenWords(head)}`}
      {head.why !== null && `, ${wordsOf('inboxRecord')('quoted', { text: head.why })}`}
      {head.undoneBy !== null && (
        <>
          {', '}
          <a href={runAddress(head.undoneBy.id)}>{undoneWords(head)}</a>
        </>
      )}
    </span>
  );
}

/** How a state stands beside the number; what failed in part says so by itself. */
const badges = {
  running: 'acc',
  done: null,
  partial: null,
  held: 'need',
  failed: 'fail',
  cancelled: 'grey',
  paused: 'grey',
} as const satisfies Record<RunDetail['head']['state'], BadgeLook | null>;

/** The head of a run: which, how it ended, whose, when; its log and taking it back. */
export function RunHeadBar({
  detail,
  onOver,
  onPage,
}: {
  readonly detail: RunDetail;
  readonly onOver: (over: Over) => void;
  readonly onPage: (page: Page) => void;
}) {
  const words = wordsOf('activity');
  const { head, conflicts } = detail;
  // Those that a later run met again are listed with that one.
  const failures = Math.max(head.failed, detail.failures);
  const { icon } = lookOf(head.state);
  const badge = badges[head.state];
  return (
    <>
      <div className="ac-head">
        <h2>{runName(head.number)}</h2>
        {badge !== null && (
          <Badge look={badge} icon={icon}>
            {words(`state-${head.state}`)}
          </Badge>
        )}
        {failures > 0 && (
          <button type="button" className="ac-badge" onClick={() => onPage('failures')}>
            <Badge look="fail" icon="err">
              {words('failed', { count: failures })}
            </Badge>
          </button>
        )}
        {conflicts > 0 && (
          <button type="button" className="ac-badge" onClick={() => onPage('conflicts')}>
            <Badge look="need" icon="inbox">
              {words('conflicts', { count: conflicts })}
            </Badge>
          </button>
        )}
        <About detail={detail} />
        <Button look="ghost" icon="download" onPress={() => onOver('log')}>
          {words('log')}
        </Button>
        <UndoButton detail={detail} onPress={() => onOver('undo')} />
      </div>
      <Going detail={detail} />
    </>
  );
}
