import type { Connection } from '../model/connection.ts';
import { Fault } from '../model/fault.ts';
import type { Catalog } from '../model/shape.ts';
import type { SystemGroup, SystemKind } from '../model/system.ts';
import type { Connector } from './contract.ts';

interface Entry {
  readonly kind: string;
  readonly label: string;
  /** Where people look for it. */
  readonly group: SystemGroup;
  /** What it is, in a few words. */
  readonly about: string;
  /** The setting that tells where a connection leads. */
  readonly where: string;
  /** Its records lie in a file whose changes can be noticed. */
  readonly file?: true;
  /** Imported when first used, so that starting costs nothing for systems that no flow names. */
  readonly load: () => Promise<Connector>;
}

/** The kinds of systems that this build can reach. Adding one adds a line. */
const entries: readonly Entry[] = [
  {
    kind: 'csv',
    label: 'CSV file',
    group: 'Files',
    about: 'Lists as text',
    where: 'file',
    file: true,
    load: async () => (await import('./csv/csv.ts')).csv,
  },
  {
    kind: 'postgres',
    label: 'PostgreSQL',
    group: 'Database',
    about: 'Database server',
    where: 'host',
    load: async () => (await import('./postgres/postgres.ts')).postgres,
  },
  {
    kind: 'sqlite',
    label: 'SQLite',
    group: 'Database',
    about: 'Database file',
    where: 'file',
    file: true,
    load: async () => (await import('./sqlite/sqlite.ts')).sqlite,
  },
];

/** The kinds as data, for `compile`. */
export function catalog(): Catalog {
  return Object.fromEntries(
    entries.map(({ kind, label, file }) => [kind, { kind, label, ...(file === undefined ? {} : { file }) }]),
  );
}

/** The kinds as people choose from them, by their labels. */
export const systems = (): readonly SystemKind[] =>
  entries
    .map(({ kind, label, group, about }) => ({ kind, label, group, about }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));

/** Where a connection leads, in a few words: "PostgreSQL, db.example.com". */
export function placeWords({ kind, settings }: Pick<Connection, 'kind' | 'settings'>): string {
  const entry = entries.find((one) => one.kind === kind);
  const place = settings[entry?.where ?? ''];
  const label = entry?.label ?? kind;
  return typeof place === 'string' ? `${label}, ${place}` : label;
}

/** @throws Fault `setting` for a kind that this build does not know, with those it knows */
export async function connectorOf(kind: string): Promise<Connector> {
  const entry = entries.find((one) => one.kind === kind);
  if (entry !== undefined) return entry.load();
  throw new Fault('setting', {
    code: 'connection/unknown-kind',
    message: `There is no connector of the kind "${kind}".`,
    fix: `Set "kind" of the connection to one of: ${entries.map((one) => one.kind).join(', ')}.`,
  });
}
