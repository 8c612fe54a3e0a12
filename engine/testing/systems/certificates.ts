import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An authority for certificates, in files of PEM. */
export interface Authority {
  readonly certificatePath: string;
  readonly keyPath: string;
}

const openssl = (...words: readonly string[]): void => void execFileSync('openssl', words, { stdio: 'ignore' });
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes an authority that nobody trusts yet (needs the `openssl` program). @param name begins the names of its files */
export function makeAuthority(folder: string, name: string): Authority {
  const [certificatePath, keyPath] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
  const who = ['-subj', `/CN=Authority ${name}`, '-addext', 'basicConstraints=critical,CA:TRUE'];
  openssl('req', '-x509', ...newKey, '-days', '2', ...who, '-keyout', keyPath, '-out', certificatePath);
  return { certificatePath, keyPath };
}

/** Has an authority certify who somebody is: a server by its host, or a user by name. */
export function certified(
  authority: Authority,
  folder: string,
  name: string,
): { readonly certificatePath: string; readonly keyPath: string } {
  const [certificatePath, keyPath] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
  writeFileSync(join(folder, `${name}.ext`), `subjectAltName=DNS:${name}\n`);
  openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', keyPath, '-out', join(folder, `${name}.csr`));
  signFor(authority, folder, name, 2);
  return { certificatePath, keyPath };
}

/** Signs again what was asked for with `certified`, in place of the certificate there was. @param days how long it is valid; 0: for this second */
export function signFor({ certificatePath, keyPath }: Authority, folder: string, name: string, days: number): void {
  const file = (end: string): string => join(folder, `${name}.${end}`);
  const by = ['-CA', certificatePath, '-CAkey', keyPath, '-CAcreateserial', '-days', String(days)];
  openssl('x509', '-req', '-in', file('csr'), ...by, '-extfile', file('ext'), '-out', file('pem'));
}
