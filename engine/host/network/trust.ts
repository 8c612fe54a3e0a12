import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Fault } from '../../model/fault.ts';
import type { Network } from '../../model/settings.ts';

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu;

/** @throws Fault `setting` where it is not a file of certificates */
function certificatesIn(file: string, folder: string): readonly string[] {
  const path = isAbsolute(file) ? file : join(folder, file);
  try {
    const found = readFileSync(path, 'utf8').match(pem) ?? [];
    for (const one of found) new X509Certificate(one);
    if (found.length > 0) return found;
    throw new Error('No certificate stands in it.');
  } catch (error) {
    throw new Fault(
      'setting',
      {
        code: 'network/certificates',
        message: `The file of certificates cannot be used: ${path}.`,
        fix: 'Name a file with certificates in PEM, which the account that runs Tandem can read.',
        ...(error instanceof Error && { cause: error.message }),
      },
      { cause: error },
    );
  }
}

const touched = (file: string, folder: string): number =>
  statSync(isAbsolute(file) ? file : join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** What was trusted last: taking up all authorities takes a while, and systems are opened often. */
let known = JSON.stringify([false, []]);

/**
 * Makes this process trust what the settings say, whenever it reaches a system over TLS from now on.
 * @throws Fault `setting` where a file cannot be used; nothing is changed then
 */
export function trust({ certificates = [], systemCertificates = false }: Network, folder: string): void {
  const wanted = JSON.stringify([
    systemCertificates,
    certificates.map((file) => [folder, file, touched(file, folder)]),
  ]);
  if (wanted === known) return;
  const own = certificates.flatMap((file) => certificatesIn(file, folder));
  const system = systemCertificates ? getCACertificates('system') : [];
  setDefaultCACertificates([...getCACertificates('bundled'), ...getCACertificates('extra'), ...system, ...own]);
  known = wanted;
}
