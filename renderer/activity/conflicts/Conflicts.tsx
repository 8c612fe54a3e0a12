import { RunId } from '../../../engine/model/ids.ts';
import { type RunConflict, type RunDetail, runConflicts } from '../../../engine/protocol/calls/activity.ts';
import { addressOf } from '../../app/route.ts';
import { Badge } from '../../ui/Badge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Scrolled } from '../../ui/Scrolled.tsx';
import { Value } from '../../ui/Value.tsx';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { useTold } from '../run/use-run.ts';
import { useAsked } from '../use-asked.ts';
import { valueWords } from '../value-words.ts';

const looks = {
  open: { look: 'need', icon: 'inbox' },
  answered: { look: 'acc', icon: 'check' },
  closed: { look: 'done', icon: 'ok' },
} as const;

const linesMax = 3;

function ConflictItem({ conflict }: { readonly conflict: RunConflict }) {
  const words = wordsOf('activity');
  const { id, title, reason, state, lines } = conflict;
  const { look, icon } = looks[state];
  const rest = lines.length - linesMax;
  return (
    <li>
      <a className="ac-name ell med" href={addressOf({ at: 'inbox', question: id })} title={title}>
        {title}
      </a>
      <span className="ac-lines">
        {lines.slice(0, linesMax).map((line) => (
          <span key={line.label} className="row g6 fs12">
            <span className="muted">{line.label}</span>
            <Value text={valueWords(line.left, 'text')} tone="l" />
            <Icon name="arr-lr" size={12} />
            <Value text={valueWords(line.right, 'text')} tone="r" />
          </span>
        ))}
        {rest > 0 && <span className="muted fs12">{words('moreFields', { count: rest })}</span>}
      </span>
      <span className="soft fs12 ell">{words(`reason-${reason}`)}</span>
      <Badge look={look} icon={icon}>
        {words(`question-${state}`)}
      </Badge>
    </li>
  );
}

/** Questions that came up in a run; each leads to the inbox. */
export function Conflicts({ detail }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const told = useTold(detail.head.id);
  const { value } = useAsked(runConflicts, { run: RunId.parse(detail.head.id) }, told);
  const rows = value?.rows ?? [];
  if (value !== null && rows.length === 0) return <EmptyState>{words('noConflicts')}</EmptyState>;
  return (
    <Scrolled className="ac-in" label={words('conflictsPage')}>
      <ul className="ac-asked">
        {rows.map((conflict) => (
          <ConflictItem key={conflict.id} conflict={conflict} />
        ))}
      </ul>
      {value !== null && value.total > rows.length && (
        <p className="muted fs12">
          {words('firstOf', { shown: numberWords(rows.length), all: numberWords(value.total) })}
        </p>
      )}
    </Scrolled>
  );
}
