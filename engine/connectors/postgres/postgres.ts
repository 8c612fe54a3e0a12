import type { RecordKey } from '../../model/ids.ts';
import type { Connector, Page, Session, View } from '../contract.ts';
import { objectNames } from './catalogue.ts';
import { type Client, Connections } from './client.ts';
import { clockOf, identityOf } from './database.ts';
import { discover, type Table } from './discover.ts';
import { statementFault } from './faults.ts';
import { find } from './find.ts';
import { probe } from './probe.ts';
import { keys, read, reserve, scan, since } from './read.ts';
import { countOf } from './rights.ts';
import { clientConfig, PostgresSettings, readSettings } from './settings.ts';
import { type Lens, lensOf } from './view.ts';
import { write } from './write.ts';

/** PostgreSQL 12 and later: tables and updatable views of one schema. */
export const postgres: Connector = {
  kind: 'postgres',
  label: 'PostgreSQL',
  settings: PostgresSettings,
  secrets: [{ name: 'password', label: 'Password', required: true, help: 'Kept encrypted, and never shown again.' }],
  async open(given, secrets, ambient) {
    const settings = readSettings(given);
    const connections = new Connections(clientConfig(settings, secrets, ambient), settings, ambient.proxy);
    // One connection at once, so that a wrong password or host is known now and not in the middle of a run.
    await connections.use(async () => {});
    return sessionOf(connections, settings);
  },
  probe,
};

function sessionOf(connections: Connections, settings: PostgresSettings): Session {
  const tables = new Tables(connections, settings);
  const ask = <T>(object: string, task: (client: Client) => Promise<T>): Promise<T> =>
    connections.use((client) => task(client)).catch((error: unknown) => tables.explain(error, object));
  const through = async <T>(view: View, task: (client: Client, lens: Lens) => Promise<T>): Promise<T> => {
    const lens = await tables.lens(view);
    return connections.use((client) => task(client, lens)).catch((error: unknown) => tables.explain(error, view));
  };
  async function* paged<T>(view: View, pages: (lens: Lens) => AsyncGenerator<T>): AsyncGenerator<T> {
    const lens = await tables.lens(view);
    try {
      yield* pages(lens);
    } catch (error) {
      await tables.explain(error, view);
    }
  }
  return {
    identity: () => ask('the database', (client) => identityOf(client, settings.schema)),
    clock: () => ask('the database', clockOf),
    objects: () => ask('the database', (client) => objectNames(client, settings.schema)),
    shape: async (object) => (await tables.fresh(object)).shape,
    count: (object) => ask(object, (client) => countOf(client, settings.schema, object)),
    scan: (view): AsyncIterable<Page> => paged(view, (lens) => scan(connections, lens)),
    since: (view, cursor, overlapMs): AsyncIterable<Page> =>
      paged(view, (lens) => since(connections, lens, { cursor, overlapMs })),
    keys: (view): AsyncIterable<readonly RecordKey[]> => paged(view, (lens) => keys(connections, lens)),
    read: (view, asked) => through(view, (client, lens) => read(client, lens, asked)),
    find: (view, probe, limit) => through(view, (client, lens) => find(client, lens, probe.fields, limit)),
    reserve: (view, count) => through(view, (client, lens) => reserve(client, lens.table, count)),
    async write(view, writes) {
      const lens = await tables.lens(view);
      const work = { connections, lens, lockTimeoutMs: settings.lockTimeoutMs };
      return write(work, writes).catch((error: unknown) => tables.explain(error, view));
    },
    close: () => connections.close(),
  };
}

/** What is known of the tables of a session; asked once, and anew when the database says that something changed. */
class Tables {
  readonly #connections: Connections;
  readonly #settings: PostgresSettings;
  readonly #tables = new Map<string, Promise<Table>>();
  #lenses = new WeakMap<View, Lens>();

  constructor(connections: Connections, settings: PostgresSettings) {
    this.#connections = connections;
    this.#settings = settings;
  }

  fresh(object: string): Promise<Table> {
    const asked = this.#connections
      .use((client) => discover(client, this.#settings, object))
      .catch((error: unknown) => {
        this.#tables.delete(object);
        throw statementFault(error, object);
      });
    this.#tables.set(object, asked);
    this.#lenses = new WeakMap();
    return asked;
  }

  async lens(view: View): Promise<Lens> {
    const held = this.#lenses.get(view);
    if (held !== undefined) return held;
    const { object } = view.shape;
    const lens = lensOf(await (this.#tables.get(object) ?? this.fresh(object)), view);
    this.#lenses.set(view, lens);
    return lens;
  }

  /** Turns what a statement threw into a fault; where the table changed, into one that names what changed. */
  async explain(error: unknown, about: View | string): Promise<never> {
    const object = typeof about === 'string' ? about : about.shape.object;
    const fault = statementFault(error, object);
    if (fault.kind === 'setting' && typeof about !== 'string') lensOf(await this.fresh(object), about);
    throw fault;
  }
}
