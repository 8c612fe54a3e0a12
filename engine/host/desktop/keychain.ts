import { Fault } from '../../model/fault.ts';
import type { KeyAnswer, KeyQuestion } from '../../protocol/desktop.ts';
import type { KeyKeeper } from '../vault/key.ts';

/** Asks the main process, which alone reaches the keychain of the account. */
export type AskMain = (question: KeyQuestion) => Promise<KeyAnswer>;

function fromAnswer(said: KeyAnswer): Buffer | null | 'nowhere' {
  switch (said.is) {
    case 'problem':
      throw new Fault('sign-in', said.problem);
    case 'nowhere':
      return 'nowhere';
    case 'kept':
      return null;
    case 'key':
      return said.key === null ? null : Buffer.from(said.key, 'base64');
  }
}

/** The keychain of the account, asked once: a key never changes while it is kept. */
export function keychain(ask: AskMain): KeyKeeper {
  let known: Buffer | 'nowhere' | null = null;
  return {
    async read() {
      known ??= fromAnswer(await ask({ want: 'read' }));
      return known;
    },
    async keep(key) {
      fromAnswer(await ask({ want: 'keep', key: key.toString('base64') }));
      known = key;
    },
  };
}
