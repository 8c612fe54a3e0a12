import { useState } from 'react';
import type { Policy } from '../../engine/model/policy.ts';
import { NetworkProxy } from '../../engine/model/settings.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { linesOf } from './lines-of.ts';
import { Row } from './Parts.tsx';

interface ProxyRowsProps {
  readonly proxy: NetworkProxy | undefined;
  readonly lock: Policy | null;
  readonly isFixed: boolean;
  readonly onSave: (proxy: NetworkProxy | undefined) => void;
}

/** What leads to systems that cannot be reached directly, and which are reached directly all the same. */
export function ProxyRows({ proxy, lock, isFixed, onSave }: ProxyRowsProps) {
  const words = wordsOf('settings');
  const keptExcept = (proxy?.except ?? []).join('\n');
  const [address, setAddress] = useState(proxy?.address ?? '');
  const [except, setExcept] = useState(keptExcept);
  const isEmpty = address.trim() === '';
  const typed = NetworkProxy.safeParse({
    address: address.trim(),
    ...(linesOf(except).length > 0 && { except: linesOf(except) }),
  });
  const wrong = new Set(isEmpty ? [] : (typed.error?.issues ?? []).map(({ path: [part] }) => part));
  const isSame = address.trim() === proxy?.address && linesOf(except).join('\n') === keptExcept;
  const isKept = isEmpty ? proxy === undefined : isSame;
  return (
    <>
      <Row label={words('proxy')} note={words('proxyNote')} lock={lock}>
        <TextField
          aria-label={words('proxy')}
          className="files"
          placeholder={words('proxyExample')}
          value={address}
          onChange={setAddress}
          error={wrong.has('address') ? words('proxyWrong') : null}
          isLocked={isFixed}
        />
      </Row>
      <Row label={words('direct')} note={words('directNote')} lock={lock}>
        <TextField
          aria-label={words('direct')}
          className="files"
          lines={2}
          placeholder={words('directExample')}
          value={except}
          onChange={setExcept}
          error={wrong.has('except') ? words('directWrong') : null}
          isLocked={isFixed}
        />
        <RightButton
          needs="manage"
          isDisabled={isFixed || isKept || wrong.size > 0}
          onPress={() => onSave(isEmpty ? undefined : typed.data)}
        >
          {words('saveProxy')}
        </RightButton>
      </Row>
    </>
  );
}
