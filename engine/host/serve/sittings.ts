import { randomBytes } from 'node:crypto';
import { isSame } from './guard.ts';

const tokenBytes = 32;
/** Sign-ins that were not used for so long are forgotten. */
const idleMs = 12 * 60 * 60_000;

/** Browsers that have shown the token, by a secret of their own in a cookie. */
export interface Sittings {
  /** The token that a browser shows once; printed for the person who started the server. */
  readonly token: string;
  /** @returns the secret of a new sitting, or null where the token is not ours */
  open(token: string): string | null;
  isOpen(secret: string | undefined): boolean;
}

const secretOf = (): string => randomBytes(tokenBytes).toString('base64url');

/** Sittings in memory: they end with the server. */
export function sittings(nowMs: () => number): Sittings {
  const token = secretOf();
  const usedMs = new Map<string, number>();
  const sweep = (): void => {
    for (const [secret, ms] of usedMs) if (nowMs() - ms > idleMs) usedMs.delete(secret);
  };
  return {
    token,
    open(shown) {
      if (!isSame(shown, token)) return null;
      sweep();
      const secret = secretOf();
      usedMs.set(secret, nowMs());
      return secret;
    },
    isOpen(secret) {
      sweep();
      if (secret === undefined || !usedMs.has(secret)) return false;
      usedMs.set(secret, nowMs());
      return true;
    },
  };
}
