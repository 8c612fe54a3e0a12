import pg from 'pg';
import { Fault } from '../../model/fault.ts';
import type { ProxyWay } from '../contract.ts';
import { connectFault } from './faults.ts';
import { asUnopened, tunnelToServer } from './line.ts';
import type { PostgresSettings } from './settings.ts';
import { streamed } from './stream.ts';

/** A row as the server sent it: text or NULL, by position. Nothing is turned into a number or a Date on the way. */
export type Row = readonly (string | null)[];

/** One connection to the server, in use by one task at a time. */
export interface Client {
  query(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  /** The rows of a query in pages; see `streamed`. */
  stream(sql: string, params: readonly unknown[]): AsyncGenerator<readonly Row[]>;
  /** @throws when the transaction was not kept, also where the server only rolls it back without an error */
  commit(): Promise<void>;
}

const asText = { getTypeParser: () => (value: string) => value };

/** Values must look the same whatever the server's, the database's or the user's settings are. */
const sessionSql = (settings: PostgresSettings): string =>
  [
    ['TimeZone', 'UTC'],
    ['DateStyle', 'ISO, YMD'],
    ['IntervalStyle', 'iso_8601'],
    ['extra_float_digits', '1'],
    ['bytea_output', 'hex'],
    ['client_encoding', 'UTF8'],
    ['standard_conforming_strings', 'on'],
    ['client_min_messages', 'error'],
    ['statement_timeout', String(settings.statementTimeoutMs)],
    ['lock_timeout', '0'],
    ['idle_in_transaction_session_timeout', '0'],
    ['jit', 'off'],
  ]
    .map(([name, value]) => `set ${name} = '${value}'`)
    .join(';');

const rolledBack = {
  code: 'postgres/rolled-back',
  message: 'PostgreSQL rolled back a transaction that should have been kept; nothing of it was stored.',
  fix: 'Try again, and look into the log of the server.',
};

/** Time beyond the server's own limit after which we no longer believe that an answer will come. */
const graceMs = 10_000;

/** A connection that is held, and what is known of its health. */
class Held implements Client {
  broken = false;
  readonly #client: pg.Client;
  readonly #patienceMs: number;

  constructor(client: pg.Client, patienceMs: number) {
    this.#client = client;
    this.#patienceMs = patienceMs;
    client.on('error', () => {
      this.broken = true;
    });
    client.on('end', () => {
      this.broken = true;
    });
  }

  async query(sql: string, params?: readonly unknown[]): Promise<readonly Row[]> {
    const question = { text: sql, rowMode: 'array' as const, types: asText, query_timeout: this.#patienceMs };
    try {
      const answer = await this.#client.query<(string | null)[]>(
        params === undefined ? question : { ...question, values: [...params] },
      );
      return answer.rows ?? [];
    } catch (error) {
      // A statement that ran out of our patience is still being worked on: this connection is of no more use.
      if (error instanceof Error && error.message === 'Query read timeout') this.broken = true;
      throw error;
    }
  }

  async *stream(sql: string, params: readonly unknown[]): AsyncGenerator<readonly Row[]> {
    let isWhole = false;
    try {
      yield* streamed(this.#client, { sql, params, waitMs: this.#patienceMs });
      isWhole = true;
    } finally {
      if (!isWhole) this.broken = true;
    }
  }

  async commit(): Promise<void> {
    const answer = await this.#client.query('commit');
    if (answer.command !== 'COMMIT') throw new Fault('transient', rolledBack);
  }

  async end(): Promise<void> {
    await this.#client.end().catch(() => {});
  }
}

/** The few connections of a session; handed out one task at a time, opened when needed. */
export class Connections {
  readonly #config: pg.ClientConfig;
  readonly #settings: PostgresSettings;
  readonly #proxy: ProxyWay | undefined;
  readonly #idle: Held[] = [];
  readonly #waiting: (() => void)[] = [];
  #inUse = 0;
  #closed = false;

  constructor(config: pg.ClientConfig, settings: PostgresSettings, proxy: ProxyWay | undefined) {
    this.#config = config;
    this.#proxy = proxy;
    this.#settings = settings;
  }

  /**
   * Lends a connection to a task. A connection that broke on the way is thrown away.
   * @throws Fault when none can be had; what `task` throws comes through as it is
   */
  async use<T>(task: (client: Client) => Promise<T>): Promise<T> {
    const { client, giveBack } = await this.borrow();
    try {
      return await task(client);
    } finally {
      await giveBack();
    }
  }

  /** As `use`, for tasks that end later. `giveBack` must be called, with false if the connection is not fit for reuse. */
  async borrow(): Promise<{ client: Client; giveBack: (fit?: boolean) => Promise<void> }> {
    while (this.#inUse >= connectionsMax && !this.#closed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#closed) throw closedFault();
    this.#inUse += 1;
    try {
      const held = this.#idleOne() ?? (await this.#open());
      return { client: held, giveBack: (fit = true) => this.#takeBack(held, fit) };
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all(this.#idle.splice(0).map((held) => held.end()));
  }

  #idleOne(): Held | undefined {
    let held = this.#idle.pop();
    while (held?.broken === true) held = this.#idle.pop();
    return held;
  }

  async #open(): Promise<Held> {
    const line = await tunnelToServer(this.#settings, this.#proxy);
    const client = new pg.Client(line === null ? this.#config : { ...this.#config, stream: () => asUnopened(line) });
    const held = new Held(client, this.#settings.statementTimeoutMs + graceMs);
    try {
      await client.connect();
      await client.query(sessionSql(this.#settings));
      return held;
    } catch (error) {
      await held.end();
      throw connectFault(error, this.#settings);
    }
  }

  async #takeBack(held: Held, fit: boolean): Promise<void> {
    this.#release();
    if (fit && !held.broken && !this.#closed) this.#idle.push(held);
    else await held.end();
  }

  #release(): void {
    this.#inUse -= 1;
    this.#waiting.shift()?.();
  }
}

/** Both captures, a read, a write and a few more at once, and still polite to the server. */
export const connectionsMax = 6;

const closedFault = (): Fault =>
  new Fault('transient', {
    code: 'postgres/closed',
    message: 'This connection to PostgreSQL was closed.',
    fix: 'Open the connection again.',
  });
