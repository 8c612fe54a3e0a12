import { useState } from 'react';
import { Group } from 'react-aria-components';
import type { KeptSecret } from '../../engine/protocol/calls/connections.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { whenWords } from './health-words.ts';

function keptWords({ from, since }: KeptSecret): string {
  const words = wordsOf('connections');
  if (from === 'environment') return words('setOnServer');
  return since === null ? words('saved') : words('savedOn', { when: whenWords(since) });
}

export interface SecretInputProps {
  readonly label: string;
  /** The element that tells what to enter. */
  readonly helpId?: string;
  readonly isRequired: boolean;
  readonly kept: KeptSecret | null;
  /** Undefined: it stays as it is; null: it is taken away. */
  readonly change: string | null | undefined;
  readonly error: string | null;
  readonly isLocked: boolean;
  readonly onChange: (change: string | null | undefined) => void;
}

/** Where a secret is typed, once; from then on it is only known to be there. */
export function SecretInput(props: SecretInputProps) {
  const { label, helpId, isRequired, kept, change, error, isLocked, onChange } = props;
  const words = wordsOf('connections');
  const [isReplacing, setReplacing] = useState(false);
  const isKept = kept !== null && kept.from !== null;
  const described = helpId === undefined ? {} : { 'aria-describedby': helpId };
  const leave = (): void => {
    setReplacing(false);
    onChange(undefined);
  };
  if (!isKept || isReplacing || (typeof change === 'string' && change !== ''))
    return (
      <TextField
        aria-label={label}
        {...described}
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
    );
  return (
    <Group className="input secret" aria-label={label} {...described}>
      <Icon name="lock" size={14} />
      <span className="grow ell muted">{change === null ? words('willBeRemoved') : keptWords(kept)}</span>
      {!isLocked && kept.from === 'vault' && change === undefined && (
        <>
          <Button size="sm" onPress={() => setReplacing(true)}>
            {words('replace')}
          </Button>
          {!isRequired && (
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
  );
}
