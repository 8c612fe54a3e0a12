import { useId, useState } from 'react';
import { Group } from 'react-aria-components';
import type { KeptSecret, SecretField } from '../../engine/protocol/calls/connections.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { whenWords } from './health-words.ts';

function keptWords({ from, since }: KeptSecret): string {
  const words = wordsOf('connections');
  if (from === 'environment') return words('setOnServer');
  return since === null ? words('saved') : words('savedOn', { when: whenWords(since) });
}

/** A secret: typed once, then only known to be there. */
export function SecretRow({
  secret,
  kept,
  change,
  error,
  isLocked,
  onChange,
}: {
  readonly secret: SecretField;
  readonly kept: KeptSecret | null;
  /** Undefined: it stays as it is. */
  readonly change: string | null | undefined;
  readonly error: string | null;
  readonly isLocked: boolean;
  readonly onChange: (change: string | null | undefined) => void;
}) {
  const words = wordsOf('connections');
  const helpId = useId();
  const label = inOwnWords(secret.label);
  const [isReplacing, setReplacing] = useState(false);
  const isKept = kept !== null && kept.from !== null;
  const isOpen = !isKept || isReplacing || (typeof change === 'string' && change !== '');
  const leave = (): void => {
    setReplacing(false);
    onChange(undefined);
  };
  return (
    <div className="fd">
      <span className="fd-label" aria-hidden="true">
        {label}
      </span>
      {isOpen ? (
        <TextField
          aria-label={label}
          aria-describedby={helpId}
          type="password"
          value={change ?? ''}
          onChange={(text) => onChange(text === '' ? undefined : text)}
          error={error}
          isReadOnly={isLocked}
          autoComplete="new-password"
          autoFocus={isReplacing}
          {...(isKept
            ? {
                after: (
                  <Button size="sm" onPress={leave}>
                    {words('keep')}
                  </Button>
                ),
              }
            : {})}
        />
      ) : (
        <Group className="input secret" aria-label={label} aria-describedby={helpId}>
          <Icon name="lock" size={14} />
          <span className="grow ell muted">{change === null ? words('willBeRemoved') : keptWords(kept)}</span>
          {!isLocked && kept.from === 'vault' && change === undefined && (
            <>
              <Button size="sm" onPress={() => setReplacing(true)}>
                {words('replace')}
              </Button>
              {!secret.required && (
                <Button size="sm" look="ghost" onPress={() => onChange(null)}>
                  {words('remove')}
                </Button>
              )}
            </>
          )}
          {change === null && (
            <Button size="sm" onPress={() => onChange(undefined)}>
              {words('keep')}
            </Button>
          )}
        </Group>
      )}
      <p id={helpId}>{inOwnWords(secret.help)}</p>
    </div>
  );
}
