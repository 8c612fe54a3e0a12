import { useEffect, useState } from 'react';
import type { RecordKey, Side } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type { Candidate, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { mergeInbox } from '../../../engine/protocol/calls/inbox-rules.ts';
import type { MergePreview } from '../../../engine/protocol/calls/review-decide.ts';
import { engine } from '../../state/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';
import { type MergeAsked, MergePlan } from './MergePlan.tsx';
import { WhyField } from './WhyField.tsx';

interface Props {
  readonly record: InboxRecord;
  readonly side: Side;
  readonly candidates: readonly Candidate[];
  readonly onClose: () => void;
}

function useMerge({ record, side, onClose }: Props, asked: MergeAsked) {
  const [seen, setSeen] = useState<MergePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDoing, setDoing] = useState(false);
  const { flow, sync } = record;
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(mergeInbox, { flow, sync, side, ...asked, now: false, why: null }, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setSeen(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.error);
    });
    return () => stop.abort();
  }, [flow, sync, side, asked]);
  const merge = async (why: string): Promise<void> => {
    setDoing(true);
    const done = await engine.ask(mergeInbox, { flow, sync, side, ...asked, now: true, why });
    setDoing(false);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    toast({ title: wordsOf('inboxRecord')('wasMerged', { keep: asked.keep, drop: asked.drop }), look: 'done' });
    onClose();
  };
  return { seen, problem, isDoing, merge };
}

function Which({
  candidates,
  asked,
  onAsk,
}: Pick<Props, 'candidates'> & { readonly asked: MergeAsked; readonly onAsk: (next: MergeAsked) => void }) {
  const words = wordsOf('inboxRecord');
  const options = candidates.map(({ key, title }) => ({ id: key, label: `${title}, ${key}` }));
  const other = (key: RecordKey): RecordKey => candidates.find((one) => one.key !== key)?.key ?? asked.drop;
  return (
    <div className="ir-two">
      <Select
        label={words('keepRecord')}
        options={options}
        value={asked.keep}
        onChange={(keep) => onAsk({ ...asked, keep, drop: keep === asked.drop ? other(keep) : asked.drop, take: {} })}
      />
      <Select
        label={words('mergeInto')}
        options={options.filter((one) => one.id !== asked.keep)}
        value={asked.drop}
        onChange={(drop) => onAsk({ ...asked, drop, take: {} })}
      />
    </div>
  );
}

function Inside({ start, ...props }: Props & { readonly start: MergeAsked }) {
  const { record, side, candidates, onClose } = props;
  const words = wordsOf('inboxRecord');
  const [asked, setAsked] = useState(start);
  const [why, setWhy] = useState('');
  const { seen, problem, isDoing, merge } = useMerge(props, asked);
  const isReady = seen !== null && seen.differs.length === 0 && seen.drop !== null;
  return (
    <div className="ir-form">
      <Which candidates={candidates} asked={asked} onAsk={setAsked} />
      {problem !== null && <ProblemNote {...problem} isAlert />}
      {seen !== null && <MergePlan record={record} side={side} asked={asked} seen={seen} onAsk={setAsked} />}
      <WhyField value={why} onChange={setWhy} />
      <div className="row g8 ir-answer">
        <span className="grow muted">
          {isReady ? words('writtenAtOnce', { system: record.sides[side].name }) : words('sayFirst')}
        </span>
        <Button look="ghost" onPress={onClose}>
          {words('cancel')}
        </Button>
        <Button look="primary" isDisabled={!isReady} isPending={isDoing} onPress={() => void merge(why)}>
          {words('merge')}
        </Button>
      </div>
    </div>
  );
}

/** Merging two records of one side: what it would write, and what must be said first. */
export function MergeRecords(props: Props) {
  const [keep, drop] = props.candidates;
  return (
    <Dialog title={wordsOf('inboxRecord')('mergeTitle')} width="wide" isOpen onClose={props.onClose}>
      {keep !== undefined && drop !== undefined && (
        <Inside {...props} start={{ keep: keep.key, drop: drop.key, take: {}, dropBy: 'rule' }} />
      )}
    </Dialog>
  );
}
