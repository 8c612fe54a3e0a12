import { useId } from 'react';
import type { KeptSecret, SecretField } from '../../engine/protocol/calls/connections.ts';
import { inOwnWords } from '../words/sentences.ts';
import { SecretInput } from './SecretInput.tsx';

/** A secret of a connection, with what to enter. */
export function SecretRow({
  secret,
  ...input
}: {
  readonly secret: SecretField;
  readonly kept: KeptSecret | null;
  /** Undefined: it stays as it is. */
  readonly change: string | null | undefined;
  readonly error: string | null;
  readonly isLocked: boolean;
  readonly onChange: (change: string | null | undefined) => void;
}) {
  const helpId = useId();
  const label = inOwnWords(secret.label);
  return (
    <div className="fd">
      <span className="fd-label" aria-hidden="true">
        {label}
      </span>
      <SecretInput label={label} helpId={helpId} isRequired={secret.required} {...input} />
      <p id={helpId}>{inOwnWords(secret.help)}</p>
    </div>
  );
}
