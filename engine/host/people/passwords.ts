import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** What OWASP asks of argon2id: 19 MiB, two passes, one lane. It is written into every hash, so that it can be raised. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const saltBytes = 16;

export const passwordLeast = 12;
export const passwordMost = 200;

/** The same password, however a keyboard composes its letters. */
const composed = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> =>
  argon2id({ ...cost, password: composed(password), salt: randomBytes(saltBytes), outputType: 'encoded' });

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/**
 * Reads like a hash and fits no password that anybody could find: trying a name that nobody has takes as long as trying one
 * that somebody has. Made of chance alone, so that starting costs no hashing.
 */
const decoy = `$argon2id$v=19$m=${cost.memorySize},t=${cost.iterations},p=${cost.parallelism}$${base64(randomBytes(saltBytes))}$${base64(randomBytes(cost.hashLength))}`;

/** @param hash null where there is nobody of the name; it takes as long, and is false */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const fits = await argon2Verify({ password: composed(password), hash: hash ?? decoy });
  return hash !== null && fits;
}
