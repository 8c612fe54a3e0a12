import { useState } from 'react';
import type { RunDetail, RunFailure, ValueShift } from '../../../engine/protocol/calls/activity.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { wordsOf } from '../../words/words.ts';
import { namesIn } from '../records/op-words.ts';
import { valueWords } from '../value-words.ts';
import { FailureWords } from './FailureWords.tsx';
import { retry } from './retry.ts';

/** Values that a text can stand for. */
const canBeTyped = ({ after }: ValueShift): boolean => after === null || typeof after === 'string';

/** Corrects what is sent to a system that refused it, and sends it again. */
export function EditRetry({
  detail,
  failure,
  onClose,
}: {
  readonly detail: RunDetail;
  readonly failure: RunFailure;
  readonly onClose: () => void;
}) {
  const words = wordsOf('activity');
  const [typed, setTyped] = useState<{ readonly [field: string]: string }>({});
  const [isPending, setPending] = useState(false);
  const system = namesIn(detail, failure.sync)[failure.side];
  const fields = failure.shifts.filter(canBeTyped);
  const was = (shift: ValueShift): string => (typeof shift.after === 'string' ? shift.after : '');
  const changed = fields.flatMap((shift) => {
    const text = typed[shift.field];
    return text === undefined || text === was(shift) ? [] : [[shift.field, text === '' ? null : text] as const];
  });
  const send = async (): Promise<void> => {
    setPending(true);
    const isDone = await retry([failure], Object.fromEntries(changed));
    setPending(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={words('editAndRetry')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="ghost" onPress={onClose}>
            {words('cancel')}
          </Button>
          <Button
            look="primary"
            icon="refresh"
            isPending={isPending}
            isDisabled={changed.length === 0}
            onPress={() => void send()}
          >
            {words('sendTo', { system })}
          </Button>
        </>
      }
    >
      <FailureWords detail={detail} rows={[failure]} />
      <p className="ac-hint fs12">{words('editHint', { system })}</p>
      <div className="ac-fields">
        {fields.map((shift, at) => (
          <TextField
            key={shift.field}
            label={shift.label}
            value={typed[shift.field] ?? was(shift)}
            onChange={(text) => setTyped((before) => ({ ...before, [shift.field]: text }))}
            autoFocus={at === 0}
          />
        ))}
      </div>
      {fields.length < failure.shifts.length && (
        <p className="muted fs12">
          {words('notTyped', {
            fields: failure.shifts
              .filter((one) => !canBeTyped(one))
              .map((one) => `${one.label} ${valueWords(one.after, one.kind)}`)
              .join(', '),
          })}
        </p>
      )}
    </Dialog>
  );
}
