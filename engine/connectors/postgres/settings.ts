import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { checkServerIdentity } from 'node:tls';
import type { ClientConfig } from 'pg';
import { z } from 'zod';
import { Fault } from '../../model/fault.ts';
import { hint } from '../../model/form.ts';
import type { Problem } from '../../model/problem.ts';
import type { Ambient, Secrets } from '../contract.ts';
import { isThisMachine } from '../tunnel/is-direct.ts';

const portMax = 65535;

/** How to reach a PostgreSQL database. The password is a secret and never among them. */
export const PostgresSettings = z.strictObject({
  host: z
    .string()
    .min(1, 'Enter the name of the server.')
    .default('localhost')
    .meta(hint('Server', 'Its name or address, as IT wrote it.', { example: 'db.example.com' })),
  port: z
    .int('A whole number.')
    .min(1)
    .max(portMax)
    .default(5432)
    .meta(hint('Port', 'Usually 5432.', { beside: true })),
  database: z
    .string()
    .min(1, 'Enter the name of the database.')
    .meta(hint('Database', 'One connection, one database.', { example: 'prices' })),
  user: z
    .string()
    .min(1, 'Enter the name of the user.')
    .meta(hint('User', 'Give Tandem a user of its own.', { example: 'tandem' })),
  schema: z
    .string()
    .min(1, 'Enter the name of the schema.')
    .default('public')
    .meta(hint('Schema', 'The tables and views of this schema are what can be synced.', { more: true })),
  /** Unset: `off` on this machine, `require` elsewhere. */
  ssl: z
    .enum(['off', 'require', 'verify-full'])
    .optional()
    .meta(
      hint('Encryption', 'Left open: required, unless the server is this machine.', {
        open: 'As the server needs it',
        choices: { off: 'Off', require: 'Required', 'verify-full': 'Required, check the certificate' },
      }),
    ),
  ca: z
    .string()
    .min(1)
    .optional()
    .meta(
      hint('Trusted certificates', 'A file, for "check the certificate". Left empty: those of this machine.', {
        as: 'file',
        more: true,
      }),
    ),
  certificate: z
    .string()
    .min(1)
    .optional()
    .meta(
      hint('Certificate of the user', 'A file, where the server knows its users by certificates. Needs its key.', {
        as: 'file',
        more: true,
      }),
    ),
  certificateKey: z
    .string()
    .min(1)
    .optional()
    .meta(
      hint('Key of that certificate', 'A file that only the account which runs Tandem may read.', {
        as: 'file',
        more: true,
      }),
    ),
  connectTimeoutMs: z
    .int()
    .positive()
    .default(10_000)
    .meta(hint('Wait for the server', 'How long Tandem waits to be let in.', { more: true, unit: 'ms' })),
  statementTimeoutMs: z
    .int()
    .positive()
    .default(120_000)
    .meta(hint('Wait for an answer', 'How long one question to the database may take.', { more: true, unit: 'ms' })),
  lockTimeoutMs: z
    .int()
    .positive()
    .default(3000)
    .meta(
      hint('Wait for a lock', 'How long a write waits for a record that somebody else is changing.', {
        more: true,
        unit: 'ms',
      }),
    ),
  applicationName: z
    .string()
    .max(63)
    .default('Tandem')
    .meta(hint('Name on the server', 'How the database lists this connection.', { more: true })),
  keys: z
    .record(z.string(), z.array(z.string().min(1)).min(1))
    .default({})
    .meta(
      hint('Keys', 'Columns that tell the records of a view, or of a table without a key, apart.', {
        more: true,
        each: 'Table or view',
      }),
    ),
});
export type PostgresSettings = z.infer<typeof PostgresSettings>;

/** @throws Fault `setting` that names the setting and what it may be */
export function readSettings(given: { readonly [name: string]: unknown }): PostgresSettings {
  const parsed = PostgresSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  const what = parsed.error.issues.map((issue) => `"${issue.path.join('.')}": ${issue.message}`).join('; ');
  throw new Fault('setting', {
    code: 'postgres/settings',
    message: `The settings of a PostgreSQL connection are not right: ${what}.`,
    fix: 'Correct these settings of the connection.',
  });
}

function tlsOf(settings: PostgresSettings, ambient: Ambient): ClientConfig['ssl'] {
  const mode = settings.ssl ?? (isThisMachine(settings.host) ? 'off' : 'require');
  if (mode === 'off') return false;
  const own = ownCertificate(settings, ambient);
  if (mode === 'require') return { ...own, rejectUnauthorized: false };
  // The name is checked here as well, so that no default of the libraries in between can check another one.
  const tls = {
    ...own,
    rejectUnauthorized: true,
    checkServerIdentity: (_host: string, certificate: Parameters<typeof checkServerIdentity>[1]) =>
      checkServerIdentity(settings.host, certificate),
  };
  if (settings.ca === undefined) return tls;
  const ca = fileOf(settings.ca, ambient, (path) => ({
    code: 'postgres/ca',
    message: `The file of trusted certificates cannot be read: ${path}.`,
    fix: 'Correct the setting "ca" of the connection, or leave it out to trust what this machine trusts.',
  }));
  return { ...tls, ca };
}

/** @throws Fault `setting` where the file cannot be read */
function fileOf(file: string, ambient: Ambient, problem: (path: string) => Problem): string {
  const path = isAbsolute(file) ? file : join(ambient.folder, file);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Fault('setting', problem(path), { cause: error });
  }
}

/** What the user is known by, where the server wants a certificate. */
function ownCertificate({ certificate, certificateKey }: PostgresSettings, ambient: Ambient) {
  if (certificate === undefined && certificateKey === undefined) return {};
  const fix = 'Name both files in the connection, "certificate" and "certificateKey", or neither.';
  if (certificate === undefined || certificateKey === undefined)
    throw new Fault('setting', {
      code: 'postgres/certificate-of-user',
      message: 'A certificate of the user and its key go together; one of them is missing.',
      fix,
    });
  const problem = (path: string): Problem => ({
    code: 'postgres/certificate-of-user',
    message: `The certificate of the user, or its key, cannot be read: ${path}.`,
    fix: 'Correct the files in the connection, and let the account that runs Tandem read them.',
  });
  return { cert: fileOf(certificate, ambient, problem), key: fileOf(certificateKey, ambient, problem) };
}

/** What `pg` needs to connect. Everything is given, so that nothing comes from environment variables. */
export function clientConfig(settings: PostgresSettings, secrets: Secrets, ambient: Ambient): ClientConfig {
  const password = secrets['password'] ?? '';
  return {
    host: settings.host,
    port: settings.port,
    database: settings.database,
    user: settings.user,
    // A function, because an empty text would let `pg` look for PGPASSWORD and a password file.
    password: () => password,
    ssl: tlsOf(settings, ambient) ?? false,
    connectionTimeoutMillis: settings.connectTimeoutMs,
    application_name: settings.applicationName,
    keepAlive: true,
    client_encoding: 'UTF8',
  };
}
