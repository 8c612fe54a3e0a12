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
  const [request, names] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  writeFileSync(names, `subjectAltName=DNS:${name}\n`);
  openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', keyPath, '-out', request);
  const by = ['-CA', authority.certificatePath, '-CAkey', authority.keyPath, '-CAcreateserial'];
  openssl('x509', '-req', '-in', request, ...by, '-days', '2', '-extfile', names, '-out', certificatePath);
  return { certificatePath, keyPath };
}
