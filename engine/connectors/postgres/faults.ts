import { Fault, type FaultKind } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import type { PostgresSettings } from './settings.ts';

/** What the server or the network said, as far as it said anything. */
export interface Said {
  /** SQLSTATE of the server, or the code of a network error; empty where there is none. */
  readonly code: string;
  readonly message: string;
  readonly constraint: string;
  readonly column: string;
  readonly table: string;
  /** The server's own function that complained; not translated, unlike the message. */
  readonly routine: string;
}

const text = (holder: object, name: string): string => {
  const value: unknown = Reflect.get(holder, name);
  return typeof value === 'string' ? value : '';
};

/** What the server said in an error; empty texts where it is none of its own. */
export function saidBy(error: unknown): Said {
  const holder = typeof error === 'object' && error !== null ? error : {};
  return {
    code: text(holder, 'code'),
    message: text(holder, 'message'),
    constraint: text(holder, 'constraint'),
    column: text(holder, 'column'),
    table: text(holder, 'table'),
    routine: text(holder, 'routine'),
  };
}

const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code);

/** Nobody answers any more: how far the call got is not known from this error alone. */
export function isLost(said: Said): boolean {
  if (!isSqlState(said.code)) return true;
  return said.code.startsWith('08') || said.code === '57P01' || said.code === '57P02' || said.code === '57P03';
}

/** One record's own fault: the others of its batch may still be right (SQLSTATE classes of data, constraints and triggers). */
export function isRecordFault(said: Said): boolean {
  if (said.code === '42501') return /Check|RowSecurity|Policy/i.test(said.routine) && !said.routine.includes('acl');
  return /^(?:09|21|22|23|27|38|39|44|54|P0)/.test(said.code) && isSqlState(said.code);
}

/** The server undid the whole transaction so that others can go on; nothing of it was kept. */
export const isCollision = (said: Said): boolean => said.code === '40001' || said.code === '40P01';

/** Somebody else's open transaction holds a record. */
export const isLocked = (said: Said): boolean => said.code === '55P03';

const tlsCodes = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/;

const problemOf = (code: string, message: string, fix: string, said: Said): Problem =>
  said.message === '' ? { code, message, fix } : { code, message, fix, cause: said.message };

/** Why no connection came about. */
export function connectFault(error: unknown, settings: PostgresSettings): Fault {
  if (error instanceof Fault) return error;
  const said = saidBy(error);
  const where = `${settings.host}:${settings.port}`;
  const make = (kind: FaultKind, code: string, [message, fix]: readonly [string, string]): Fault =>
    new Fault(kind, problemOf(code, message, fix, said), { cause: error });
  if (/client certificate|certificate authentication failed/i.test(said.message)) {
    return make('sign-in', 'postgres/certificate-of-user', [
      `PostgreSQL at ${where} knows the user "${settings.user}" by a certificate, and not by what it was shown.`,
      'Set "certificate" and "certificateKey" of the connection to the files of this user.',
    ]);
  }
  if (said.code === '28P01' || said.code === '28000' || /password must be a|SASL/i.test(said.message)) {
    return make('sign-in', 'postgres/sign-in', [
      `PostgreSQL at ${where} did not accept the user "${settings.user}" with this password.`,
      'Enter the password again, or ask the administrator whether this user may connect from here.',
    ]);
  }
  if (said.code === '3D000') {
    return make('setting', 'postgres/no-database', [
      `There is no database "${settings.database}" at ${where}.`,
      'Correct the name of the database in the connection.',
    ]);
  }
  if (said.code === '42501') {
    return make('sign-in', 'postgres/no-connect-right', [
      `The user "${settings.user}" may not connect to the database "${settings.database}".`,
      `Ask the administrator to grant CONNECT on the database to "${settings.user}".`,
    ]);
  }
  if (tlsCodes.test(said.code) || /SSL|certificate/i.test(said.message)) return tlsFault(error, settings);
  if (said.code === '53300' || said.code === '57P03') {
    return make('transient', 'postgres/busy', [
      `PostgreSQL at ${where} takes no more connections at the moment.`,
      'Try again later; if it stays so, ask the administrator to allow more connections.',
    ]);
  }
  return make('transient', 'postgres/unreachable', [
    `PostgreSQL at ${where} cannot be reached.`,
    'Check the host and port of the connection, that the server runs, and that the network lets you through.',
  ]);
}

function tlsFault(error: unknown, settings: PostgresSettings): Fault {
  const said = saidBy(error);
  const where = `${settings.host}:${settings.port}`;
  if (said.message.includes('does not support SSL')) {
    const message = `PostgreSQL at ${where} does not offer an encrypted connection.`;
    const fix = 'Turn on TLS on the server, or set "ssl" of the connection to "off" if the network is trusted.';
    return new Fault('setting', problemOf('postgres/no-tls', message, fix, said), { cause: error });
  }
  const { code, message, fix } = certificateProblem(said, { where, host: settings.host });
  return new Fault('setting', problemOf(code, message, fix, said), { cause: error });
}

/** What is wrong with the certificate that a server shows. */
function certificateProblem({ code }: Said, { where, host }: { where: string; host: string }): Problem {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return {
      code: 'postgres/certificate-name',
      message: `The certificate of PostgreSQL at ${where} is that of another server, not of ${host}.`,
      fix: 'Set "host" of the connection to the name that is in the certificate, or have the server certified under this one.',
    };
  if (code === 'CERT_HAS_EXPIRED')
    return {
      code: 'postgres/certificate-expired',
      message: `The certificate of PostgreSQL at ${where} has expired.`,
      fix: 'Ask the administrator to have the certificate of the server renewed, and check the clock of this machine.',
    };
  if (code === 'CERT_NOT_YET_VALID')
    return {
      code: 'postgres/certificate-expired',
      message: `The certificate of PostgreSQL at ${where} is not valid yet.`,
      fix: 'Check the clock of this machine, and ask the administrator from when the certificate of the server is valid.',
    };
  return {
    code: 'postgres/certificate',
    message: `Nobody that is trusted here has certified that PostgreSQL at ${where} is ${host}.`,
    fix: 'Set "ca" of the connection to the file with the certificate of its authority, or trust that in Settings, Certificates.',
  };
}

/** What a failed statement means where nothing was written. */
export function statementFault(error: unknown, object: string): Fault {
  if (error instanceof Fault) return error;
  const said = saidBy(error);
  const make = (kind: FaultKind, code: string, [message, fix]: readonly [string, string]): Fault =>
    new Fault(kind, problemOf(code, message, fix, said), { cause: error });
  if (isLost(said)) {
    return make('transient', 'postgres/connection-lost', [
      `The connection to PostgreSQL was lost while it worked on ${object}.`,
      'Try again; if it happens often, look at the network and the log of the server.',
    ]);
  }
  if (said.code === '57014') {
    return make('transient', 'postgres/too-slow', [
      `PostgreSQL did not answer for ${object} within the time allowed.`,
      'Try again when the server is less busy, add an index, or raise "statementTimeoutMs" of the connection.',
    ]);
  }
  if (isCollision(said) || isLocked(said) || said.code.startsWith('53')) {
    return make('transient', 'postgres/busy', [
      `PostgreSQL is too busy to answer for ${object} (${said.code}).`,
      'Try again later.',
    ]);
  }
  if (said.code === '42501') {
    return make('sign-in', 'postgres/no-right', [
      `The user of this connection lacks a right on ${object}.`,
      `Ask the administrator to grant the rights named in the manual on ${object}, or use another user.`,
    ]);
  }
  if (said.code === '25006') {
    return make('sign-in', 'postgres/read-only', [
      `PostgreSQL lets this connection only read; ${object} was not written.`,
      'Use a user and a server that may write: not a standby server, and not default_transaction_read_only.',
    ]);
  }
  if (said.code.startsWith('42') || said.code === '3F000') {
    return make('setting', 'postgres/changed', [
      `The table or view ${object} is not what it was when the flow was made (${said.code}).`,
      'Discover the fields of the connection again and look at the flow.',
    ]);
  }
  return make('refused', 'postgres/refused', [
    `PostgreSQL refused to work on ${object} (${said.code}).`,
    'See the words of the server and its log.',
  ]);
}

export const noSuchObject = (object: string, schema: string): Fault =>
  new Fault('setting', {
    code: 'postgres/no-object',
    message: `There is no table or view "${object}" that may be read in the schema "${schema}".`,
    fix: 'Choose an object of this connection, or ask for the right to read it.',
  });

export const noSuchField = (object: string, names: readonly string[]): Fault =>
  new Fault('setting', {
    code: 'postgres/no-field',
    message: `${object} has no field ${names.map((name) => `"${name}"`).join(', ')} that may be read.`,
    fix: 'Discover the fields of the connection again and look at the flow.',
  });
