import { Fault } from '../model/fault.ts';
import type { Catalog } from '../model/shape.ts';
import type { Connector } from './contract.ts';

interface Entry {
  readonly kind: string;
  readonly label: string;
  /** Its records lie in a file whose changes can be noticed. */
  readonly file?: true;
  /** Imported when first used, so that starting costs nothing for systems that no flow names. */
  readonly load: () => Promise<Connector>;
}

/** The kinds of systems that this build can reach. Adding one adds a line. */
const entries: readonly Entry[] = [
  { kind: 'csv', label: 'CSV file', file: true, load: async () => (await import('./csv/csv.ts')).csv },
  { kind: 'postgres', label: 'PostgreSQL', load: async () => (await import('./postgres/postgres.ts')).postgres },
  { kind: 'sqlite', label: 'SQLite', file: true, load: async () => (await import('./sqlite/sqlite.ts')).sqlite },
];

/** The kinds as data, for `compile`. */
export function catalog(): Catalog {
  return Object.fromEntries(entries.map(({ load: _, ...kind }) => [kind.kind, kind]));
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
