import { useState } from 'react';
import { RunId } from '../../../engine/model/ids.ts';
import { type RunDetail, type RunFailure, runFailures } from '../../../engine/protocol/calls/activity.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Scrolled } from '../../ui/Scrolled.tsx';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { recordName } from '../records/op-words.ts';
import { useTold } from '../run/use-run.ts';
import { ShiftValues } from '../ShiftValues.tsx';
import { useAsked } from '../use-asked.ts';
import { EditRetry } from './EditRetry.tsx';
import { FailureWords, useRaw } from './FailureWords.tsx';
import { RetryButton } from './RetryButton.tsx';
import { isOpen } from './retry.ts';

interface ItemProps {
  readonly detail: RunDetail;
  readonly failure: RunFailure;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onEdit: () => void;
}

const shownShifts = 4;

/** The values that were to be written. */
function Wanted({ detail, failure }: Pick<ItemProps, 'detail' | 'failure'>) {
  const words = wordsOf('activity');
  const { shifts, sync, side, key, op } = failure;
  const of = { flow: detail.head.flow, sync, record: key === null ? null : recordName(side, key) };
  const rest = shifts.length - shownShifts;
  return (
    <span className="ac-wanted">
      {shifts.slice(0, shownShifts).map((shift) => (
        <span key={shift.field} className="row g6 fs12">
          <span className="muted">{shift.label}</span>
          <ShiftValues shift={shift} of={of} isGone={op === 'remove'} />
        </span>
      ))}
      {rest > 0 && <span className="muted fs12">{words('moreFields', { count: rest })}</span>}
    </span>
  );
}

function FailureItem({ detail, failure, isChosen, onChoose, onEdit }: ItemProps) {
  const words = wordsOf('activity');
  const { button, raw } = useRaw(failure);
  const canRetry = isOpen(failure);
  return (
    <li>
      {canRetry ? (
        <Checkbox aria-label={words('chooseOf', { what: failure.title })} isSelected={isChosen} onChange={onChoose} />
      ) : (
        <span className="c-done">
          <Icon name="ok" />
        </span>
      )}
      <div>
        <FailureWords detail={detail} rows={[failure]} />
        <Wanted detail={detail} failure={failure} />
      </div>
      <span className="row g4">
        {button}
        {canRetry && failure.op !== 'remove' && (
          <RightButton
            needs="decide"
            size="sm"
            icon="pencil"
            onPress={onEdit}
            aria-label={words('editOf', { what: failure.title })}
          >
            {words('edit')}
          </RightButton>
        )}
        {canRetry && <RetryButton failures={[failure]} about={failure.title} />}
      </span>
      {raw}
    </li>
  );
}

/** Every write that a system refused: why, and sending it again, one, some or all, as it was or corrected. */
export function FailuresPage({ detail }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const told = useTold(detail.head.id);
  const { value } = useAsked(runFailures, { run: RunId.parse(detail.head.id) }, told);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<RunFailure | null>(null);
  const rows = value?.rows ?? [];
  const open = rows.filter(isOpen);
  const some = open.filter((one) => chosen.has(one.id));
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((before) => new Set([...[...before].filter((one) => one !== id), ...(isChosen ? [id] : [])]));
  const more = value === null ? 0 : Math.max(0, detail.head.failed - value.total);
  const moreWords = more === 0 ? null : words('failedMore', { count: more });
  if (value !== null && rows.length === 0) return <EmptyState>{moreWords ?? words('noFailures')}</EmptyState>;
  return (
    <Scrolled className="ac-in" label={words('failures')}>
      <div className="ac-bar">
        <Checkbox
          isSelected={open.length > 0 && some.length === open.length}
          isIndeterminate={some.length > 0 && some.length < open.length}
          isDisabled={open.length === 0}
          onChange={(all) => setChosen(new Set(all ? open.map((one) => one.id) : []))}
        >
          {words('chosenOf', { count: some.length, all: numberWords(open.length) })}
        </Checkbox>
        <span className="grow" />
        {some.length > 0 && <RetryButton failures={some} label={words('retryChosen', { count: some.length })} />}
        <RetryButton failures={open} label={words('retryAll', { count: open.length })} />
      </div>
      <ul className="ac-fails">
        {rows.map((failure) => (
          <FailureItem
            key={failure.id}
            detail={detail}
            failure={failure}
            isChosen={chosen.has(failure.id)}
            onChoose={(isChosen) => choose(failure.id, isChosen)}
            onEdit={() => setEdited(failure)}
          />
        ))}
      </ul>
      {value !== null && value.total > rows.length && (
        <p className="muted fs12">
          {words('firstOf', { shown: numberWords(rows.length), all: numberWords(value.total) })}
        </p>
      )}
      {moreWords !== null && <p className="muted fs12">{moreWords}</p>}
      {edited !== null && <EditRetry detail={detail} failure={edited} onClose={() => setEdited(null)} />}
    </Scrolled>
  );
}
