import type { Ambient, Finding, Probed } from '../contract.ts';
import { type Looked, probing } from '../probe/probing.ts';
import { named, writeLook } from '../probe/writable.ts';
import { type Client, Connections, connectionsMax } from './client.ts';
import { connectFault, statementFault } from './faults.ts';
import { reachServer } from './line.ts';
import { type Allowed, rightsOf } from './rights.ts';
import { clientConfig, type PostgresSettings, readSettings } from './settings.ts';

/** @throws Fault when nobody answers */
async function reach(settings: PostgresSettings, { proxy }: Ambient): Promise<Looked> {
  const begun = performance.now();
  await reachServer(settings, proxy).catch((error: unknown) => {
    throw connectFault(error, settings);
  });
  return { state: 'fine', words: `Answered in ${Math.max(1, Math.round(performance.now() - begun))} ms` };
}

const secureSql = `select coalesce((select case when ssl then version else '' end from pg_catalog.pg_stat_ssl
where pid = pg_backend_pid()), '')`;

async function signIn(client: Client, { user, ssl }: PostgresSettings): Promise<Looked> {
  const version = (await client.query(secureSql))[0]?.[0] ?? '';
  const line = version === '' ? 'not encrypted' : `encrypted with ${version}`;
  const proof = ssl === 'verify-full' ? ', certificate is good' : '';
  return { state: 'fine', words: `As ${user}, ${line}${proof}` };
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function readLook(allowed: readonly Allowed[], { schema, user }: PostgresSettings): Looked {
  const views = allowed.filter((one) => one.isView).length;
  if (allowed.length > 0) {
    const kinds = [counted(allowed.length - views, 'table'), ...(views === 0 ? [] : [counted(views, 'view')])];
    return { state: 'fine', words: `${kinds.join(', ')}: ${named(allowed.map((one) => one.object))}` };
  }
  const problem = {
    code: 'postgres/nothing-to-read',
    message: `The user "${user}" may read no table or view of the schema "${schema}".`,
    fix: `Correct the schema, or ask the owner of the database: GRANT USAGE ON SCHEMA "${schema}" TO "${user}"; GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO "${user}";`,
  };
  return { state: 'failed', problem, ends: true };
}

const ableSql = `select pg_is_in_recovery()::text, current_setting('default_transaction_read_only')`;

async function writeRights(client: Client, settings: PostgresSettings, writes: readonly string[]): Promise<Looked> {
  const [able] = await client.query(ableSql);
  if (able?.[0] === 'true' || able?.[1] === 'on') {
    const standby = able[0] === 'true';
    const message = standby
      ? 'This server is a standby: it can only be read.'
      : `"${settings.user}" is set to only read.`;
    const fix = standby
      ? 'Enter the main server in the connection.'
      : 'Ask the administrator to switch default_transaction_read_only off for this user.';
    return { state: 'failed', problem: { code: 'postgres/read-only', message, fix } };
  }
  return writeLook(settings.user, await rightsOf(client, settings), writes);
}

const oldest = 12;

async function limit(client: Client): Promise<Looked> {
  const asked = `select current_setting('server_version'), current_setting('server_version_num'), current_setting('max_connections')`;
  const [version, number, most] = (await client.query(asked))[0] ?? [];
  if (Math.floor(Number(number) / 10_000) >= oldest)
    return {
      state: 'fine',
      words: `PostgreSQL ${version}. Tandem keeps to ${connectionsMax} of its ${most} connections.`,
    };
  const message = `This is PostgreSQL ${version}; Tandem works with ${oldest} and later.`;
  return { state: 'failed', problem: { code: 'postgres/too-old', message, fix: 'Ask IT to update the server.' } };
}

/** Tests a connection to a database. */
export function probe({ settings: given, secrets, writes }: Probed, ambient: Ambient): AsyncGenerator<Finding> {
  let opened: { readonly settings: PostgresSettings; readonly connections: Connections } | null = null;
  const ask = async (task: (client: Client, settings: PostgresSettings) => Promise<Looked>): Promise<Looked> => {
    if (opened === null) throw new Error('The server is reached before it is asked.');
    const { connections, settings } = opened;
    try {
      return await connections.use((client) => task(client, settings));
    } catch (error) {
      throw statementFault(error, 'the database');
    }
  };
  return probing(
    {
      reach: async () => {
        const settings = readSettings(given);
        opened = {
          settings,
          connections: new Connections(clientConfig(settings, secrets, ambient), settings, ambient.proxy),
        };
        return reach(settings, ambient);
      },
      'sign-in': () => ask(signIn),
      read: () => ask(async (client, settings) => readLook(await rightsOf(client, settings), settings)),
      write: () => ask((client, settings) => writeRights(client, settings, writes)),
      limit: () => ask(limit),
    },
    async () => opened?.connections.close(),
  );
}
