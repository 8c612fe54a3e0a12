import { RunId } from '../../../engine/model/ids.ts';
import { type RunDetail, runFailures, runRecords } from '../../../engine/protocol/calls/activity.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Scrolled } from '../../ui/Scrolled.tsx';
import { wordsOf } from '../../words/words.ts';
import { CauseList } from '../failures/CauseList.tsx';
import { RetryButton } from '../failures/RetryButton.tsx';
import { isOpen } from '../failures/retry.ts';
import { RecordLine } from '../records/RecordLine.tsx';
import { anyRecord } from '../records/record-query.ts';
import { LeftAloneAfter } from '../undo/LeftAloneAfter.tsx';
import { useAsked } from '../use-asked.ts';
import type { Page } from './RunPane.tsx';
import { Steps } from './Steps.tsx';
import { Sums } from './Sums.tsx';
import { useTold } from './use-run.ts';

const shownRecords = 5;
const shownCauses = 3;

function Failures({ detail, onPage }: { readonly detail: RunDetail; readonly onPage: (page: Page) => void }) {
  const words = wordsOf('activity');
  const told = useTold(detail.head.id);
  const { value } = useAsked(runFailures, { run: RunId.parse(detail.head.id) }, told);
  const rows = value?.rows ?? [];
  if (detail.failures === 0 || rows.length === 0) return null;
  const open = rows.filter(isOpen);
  return (
    <section aria-label={words('failures')}>
      <h3>
        {words('failures')}
        <span className="grow" />
        {rows.length > 1 && (
          <Button look="accent" size="sm" onPress={() => onPage('failures')}>
            {words('allOf', { count: detail.failures })}
          </Button>
        )}
        {open.length > 0 && (
          <RetryButton failures={open} label={open.length === 1 ? null : words('retryAll', { count: open.length })} />
        )}
      </h3>
      <CauseList detail={detail} rows={rows} max={shownCauses} />
    </section>
  );
}

function Records({ detail, onPage }: { readonly detail: RunDetail; readonly onPage: (page: Page) => void }) {
  const words = wordsOf('activity');
  const told = useTold(detail.head.id);
  const asked = { run: RunId.parse(detail.head.id), query: anyRecord, offset: 0, limit: shownRecords };
  const { value } = useAsked(runRecords, detail.effects === 0 ? null : asked, told);
  const rows = value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={words('records')}>
      <h3>
        {words('records')}
        <span className="grow" />
        <Button look="accent" size="sm" onPress={() => onPage('records')}>
          {words('allOf', { count: detail.effects })}
        </Button>
      </h3>
      <ul className="ac-records">
        {rows.map((row) => (
          <RecordLine key={row.seq} detail={detail} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** A run at a glance: what it did when, how its counts add up, what failed, some of the records it touched. */
export function Overview({ detail, onPage }: { readonly detail: RunDetail; readonly onPage: (page: Page) => void }) {
  const words = wordsOf('activity');
  const { problem, brakes, head, effects, failures, phases } = detail;
  const told = useTold(head.id);
  const asked = useAsked(runFailures, failures === 0 ? null : { run: RunId.parse(head.id) }, told);
  return (
    <Scrolled className="ac-in" label={words('overview')}>
      {problem !== null && <ProblemNote {...problem} />}
      {brakes
        .filter((one) => one.holds)
        .map((one) => (
          <ProblemNote
            key={`${one.sync} ${one.brake} ${one.message}`}
            look="need"
            message={one.message}
            fix={one.fix}
          />
        ))}
      <Steps detail={detail} failures={asked.value?.rows ?? []} />
      <LeftAloneAfter detail={detail} />
      <Failures detail={detail} onPage={onPage} />
      <Sums detail={detail} />
      <Records detail={detail} onPage={onPage} />
      {effects === 0 && phases.length === 0 && problem === null && (
        <EmptyState>{words(head.state === 'running' ? 'nothingYet' : 'wroteNothing')}</EmptyState>
      )}
    </Scrolled>
  );
}
