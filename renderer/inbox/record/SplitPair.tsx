import { useEffect, useState } from 'react';
import type { RecordKey } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { splitInbox } from '../../../engine/protocol/calls/inbox-rules.ts';
import type { SplitPreview } from '../../../engine/protocol/calls/review-decide.ts';
import { engine } from '../../state/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { toast } from '../../ui/toasts.ts';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import { WhyField } from './WhyField.tsx';

const afterwards = ['keep', 'match', 'create'] as const;
type Afterwards = (typeof afterwards)[number];

interface Props {
  readonly record: InboxRecord;
  readonly left: RecordKey;
  readonly right: RecordKey;
  readonly onClose: () => void;
}

function Puts({ record, seen }: Pick<Props, 'record'> & { readonly seen: SplitPreview }) {
  const words = wordsOf('inboxRecord');
  if (seen.puts.length === 0 && seen.leftAlone.length === 0) return <p>{words('nothingToPutBack')}</p>;
  return (
    <>
      {seen.puts.length > 0 && (
        <table className="ir-sent">
          <thead>
            <tr>
              <th scope="col">{words('system')}</th>
              <th scope="col">{words('field')}</th>
              <th scope="col">{words('hasNow')}</th>
              <th scope="col">{words('putBack')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.puts.map(({ side, key, field, has, back }) => (
              <tr key={`${side} ${field}`}>
                <th scope="row">
                  {record.sides[side].name} {key}
                </th>
                <td>{field}</td>
                <td>
                  <Value text={has} tone={side === 'left' ? 'r' : 'l'} isStruck />
                </td>
                <td>
                  <Value text={back} tone={side === 'left' ? 'l' : 'r'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {seen.leftAlone.map(({ side, fields, why }) => (
        <p key={`${side} ${why}`}>
          {[record.sides[side].name, ...fields].join(', ')}: {why}.
        </p>
      ))}
    </>
  );
}

function useSplit({ record, left, right, onClose }: Props) {
  const [seen, setSeen] = useState<SplitPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDoing, setDoing] = useState(false);
  const { flow, sync } = record;
  useEffect(() => {
    const stop = new AbortController();
    const asked = { flow, sync, left, right, afterwards: 'keep' as const, now: false, why: null };
    void engine.ask(splitInbox, asked, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setSeen(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.error);
    });
    return () => stop.abort();
  }, [flow, sync, left, right]);
  const split = async (then: Afterwards, why: string): Promise<void> => {
    setDoing(true);
    const done = await engine.ask(splitInbox, { flow, sync, left, right, afterwards: then, now: true, why });
    setDoing(false);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    toast({ title: wordsOf('inboxRecord')('wasSplit', { left, right }), look: 'done' });
    onClose();
  };
  return { seen, problem, isDoing, split };
}

function Inside(props: Props) {
  const { record, left, right, onClose } = props;
  const words = wordsOf('inboxRecord');
  const [then, setThen] = useState<Afterwards>('keep');
  const [why, setWhy] = useState('');
  const { seen, problem, isDoing, split } = useSplit(props);
  return (
    <div className="ir-form">
      <p>{words('splitText', { left, right })}</p>
      {problem !== null && <ProblemNote {...problem} isAlert />}
      {seen !== null && <Puts record={record} seen={seen} />}
      <RadioGroup
        label={words('afterwards')}
        options={afterwards.map((id) => ({ id, label: words(`then_${id}`), detail: words(`thenDoes_${id}`) }))}
        value={then}
        onChange={setThen}
      />
      <WhyField value={why} onChange={setWhy} />
      <div className="row g8 ir-answer">
        <span className="grow muted">
          {seen === null && words('lookingAtBoth')}
          {seen !== null && seen.puts.length > 0 && words('putBackNow', { count: seen.puts.length })}
        </span>
        <Button look="ghost" onPress={onClose}>
          {words('cancel')}
        </Button>
        <Button look="primary" isDisabled={seen === null} isPending={isDoing} onPress={() => void split(then, why)}>
          {words('split')}
        </Button>
      </div>
    </div>
  );
}

/** What parting two linked records would put back, before it is done. */
export function SplitPair({ isOpen, ...props }: Props & { readonly isOpen: boolean }) {
  return (
    <Dialog title={wordsOf('inboxRecord')('splitTitle')} width="wide" isOpen={isOpen} onClose={props.onClose}>
      {isOpen && <Inside {...props} />}
    </Dialog>
  );
}
