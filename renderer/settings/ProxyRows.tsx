import { useState } from 'react';
import type { Policy } from '../../engine/model/policy.ts';
import { NetworkProxy, ProxyPassword } from '../../engine/model/settings.ts';
import type { SettingsLook } from '../../engine/protocol/calls/settings.ts';
import { SecretInput } from '../connections/SecretInput.tsx';
import { RightButton } from '../rights/RightButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { linesOf } from './lines-of.ts';
import { Row } from './Parts.tsx';

/** What is saved of a proxy; its password only where it was typed or taken away. */
export interface ProxySaved {
  readonly proxy: NetworkProxy | undefined;
  readonly password?: string | null;
}

interface ProxyRowsProps {
  readonly look: SettingsLook;
  readonly proxy: NetworkProxy | undefined;
  readonly lock: Policy | null;
  /** Whether this person may change none of it. */
  readonly isFixed: boolean;
  readonly onSave: (saved: ProxySaved) => void;
}

const textOf = (proxy: NetworkProxy | undefined) => ({
  address: proxy?.address ?? '',
  user: proxy?.user ?? '',
  except: (proxy?.except ?? []).join('\n'),
});

/** What is typed, as it would be kept; without an address there is no proxy. */
function typedOf({ address, user, except }: ReturnType<typeof textOf>) {
  return NetworkProxy.safeParse({
    address: address.trim(),
    ...(user.trim() !== '' && { user: user.trim() }),
    ...(linesOf(except).length > 0 && { except: linesOf(except) }),
  });
}

/** What leads to systems that cannot be reached directly, who signs in there, and which are reached directly all the same. */
export function ProxyRows({ look, proxy, lock, isFixed, onSave }: ProxyRowsProps) {
  const words = wordsOf('settings');
  const [text, setText] = useState(() => textOf(proxy));
  const [password, setPassword] = useState<string | null | undefined>(undefined);
  const isLocked = isFixed || lock !== null;
  const set = (part: keyof typeof text) => (now: string) => setText({ ...text, [part]: now });
  const isEmpty = text.address.trim() === '';
  const typed = typedOf(text);
  const wrong = new Set(isEmpty ? [] : (typed.error?.issues ?? []).map(({ path: [part] }) => part));
  const isKept = isEmpty
    ? proxy === undefined
    : JSON.stringify(typed.data ?? null) === JSON.stringify(typedOf(textOf(proxy)).data ?? null);
  const isWrongPassword = typeof password === 'string' && !ProxyPassword.safeParse(password).success;
  // A password is kept for one proxy: at another address it is typed anew.
  const kept = text.address.trim() === (proxy?.address ?? '') ? look.proxyPassword : null;
  const signsIn = look.proxyUser !== null || text.user.trim() !== '';
  const save = (): void => {
    onSave({ proxy: isEmpty ? undefined : typed.data, ...(password !== undefined && { password }) });
    setPassword(undefined);
  };
  return (
    <>
      <Row label={words('proxy')} note={words('proxyNote')} lock={lock}>
        <TextField
          aria-label={words('proxy')}
          className="files"
          placeholder={words('proxyExample')}
          value={text.address}
          onChange={set('address')}
          error={wrong.has('address') ? words('proxyWrong') : null}
          isLocked={isLocked}
        />
      </Row>
      {!isEmpty && (
        <>
          <Row label={words('proxyUser')} note={words('proxyUserNote')} lock={lock}>
            <TextField
              aria-label={words('proxyUser')}
              className="files"
              value={look.proxyUser ?? text.user}
              onChange={set('user')}
              error={wrong.has('user') ? words('proxyUserWrong') : null}
              isLocked={isLocked || look.proxyUser !== null}
            />
          </Row>
          {signsIn && (
            <Row label={words('proxyPassword')} note={words('proxyPasswordNote')}>
              <div className="files">
                <SecretInput
                  key={look.proxyPassword.since ?? ''}
                  label={words('proxyPassword')}
                  isRequired={false}
                  kept={kept}
                  change={password}
                  error={isWrongPassword ? words('proxyPasswordWrong') : null}
                  isLocked={isFixed}
                  onChange={setPassword}
                />
              </div>
            </Row>
          )}
        </>
      )}
      <Row label={words('direct')} note={words('directNote')} lock={lock}>
        <TextField
          aria-label={words('direct')}
          className="files"
          lines={2}
          placeholder={words('directExample')}
          value={text.except}
          onChange={set('except')}
          error={wrong.has('except') ? words('directWrong') : null}
          isLocked={isLocked}
        />
        <RightButton
          needs="manage"
          isDisabled={isFixed || (isKept && password === undefined) || wrong.size > 0 || isWrongPassword}
          onPress={save}
        >
          {words('saveProxy')}
        </RightButton>
      </Row>
    </>
  );
}
