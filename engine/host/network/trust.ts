import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** Taking up all authorities takes a while: it is left alone where nobody wants it otherwise. */
let isChanged = false;

/**
 * Makes this process trust what the settings say, whenever it reaches a system over TLS from now on.
 * @returns how many certificates are trusted besides those that Node knows
 * @throws Fault `setting` where a file cannot be used; nothing is changed then
 */
export function trust(network: Network, folder: string): number {
  const { certificates = [], systemCertificates = false } = network;
  if (certificates.length === 0 && !systemCertificates && !isChanged) return 0;
  const own = certificates.flatMap((file) => certificatesIn(file, folder));
  const system = systemCertificates ? getCACertificates('system') : [];
  const more = [...system, ...getCACertificates('extra'), ...own];
  isChanged = true;
  setDefaultCACertificates([...getCACertificates('bundled'), ...more]);
  return more.length;
}
