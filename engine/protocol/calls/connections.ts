import { z } from 'zod';
import { FieldIssue, FormField } from '../../model/form.ts';
import { ConnectionId, FlowId, RecordKey, SyncId } from '../../model/ids.ts';
import { Problem } from '../../model/problem.ts';
import { Field } from '../../model/shape.ts';
import { SystemKind } from '../../model/system.ts';
import { Fields } from '../../model/value.ts';
import { call, stream } from '../call.ts';

/** The gallery: every kind of system that this build can reach. */
export const listSystems = call('connections.systems', z.object({}), z.object({ systems: z.array(SystemKind) }));

/** A secret that a connection needs. What it is never comes to a window; only whether it is kept. */
export const SecretField = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  required: z.boolean(),
});
export type SecretField = z.infer<typeof SecretField>;

/** The form of one kind of system, made from its connector's own schema. */
export const SystemForm = z.object({
  system: SystemKind,
  fields: z.array(FormField),
  secrets: z.array(SecretField),
});
export type SystemForm = z.infer<typeof SystemForm>;

export const systemForm = call('connections.form', z.object({ kind: z.string() }), SystemForm);

/** A sync that uses a connection. */
export const ConnectionUse = z.object({
  flow: FlowId,
  flowLabel: z.string(),
  sync: SyncId,
  label: z.string(),
  object: z.string(),
  /** Whether it writes there. */
  writes: z.boolean(),
});
export type ConnectionUse = z.infer<typeof ConnectionUse>;

export const CheckName = z.enum(['reach', 'sign-in', 'read', 'write', 'limit']);
export type CheckName = z.infer<typeof CheckName>;

/** One row of a test. */
export const TestRow = z.object({
  check: CheckName,
  state: z.enum(['fine', 'failed', 'skipped']),
  words: z.string(),
  problem: Problem.nullable(),
  ms: z.number(),
});
export type TestRow = z.infer<typeof TestRow>;

/** How a connection did in its last test. */
export const Health = z.object({ at: z.string(), ms: z.number(), rows: z.array(TestRow) });
export type Health = z.infer<typeof Health>;

/** A connection as the list shows it. */
export const ConnectionCard = z.object({
  connection: ConnectionId,
  label: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  /** Where it leads, for example "PostgreSQL, db.example.com". */
  about: z.string(),
  uses: z.array(ConnectionUse),
  /** Null: not tested yet. */
  health: Health.nullable(),
});
export type ConnectionCard = z.infer<typeof ConnectionCard>;

export const listConnections = call(
  'connections.list',
  z.object({}),
  z.object({
    cards: z.array(ConnectionCard),
    /** Files in the folder of connections that are none. */
    problems: z.array(Problem),
  }),
);

/** `from`: where the engine takes it from; null: it is not kept. `since`: when it was kept, where that is known. */
export const KeptSecret = z.object({
  name: z.string(),
  from: z.enum(['vault', 'environment']).nullable(),
  since: z.string().nullable(),
});
export type KeptSecret = z.infer<typeof KeptSecret>;

export const Settings = z.record(z.string(), z.unknown());

/** A connection with what its form needs. */
export const OpenConnection = z.object({
  card: ConnectionCard,
  settings: Settings,
  secrets: z.array(KeptSecret),
  form: SystemForm,
  /** The folder that paths start from. */
  folder: z.string(),
});
export type OpenConnection = z.infer<typeof OpenConnection>;

export const openConnection = call('connection.open', z.object({ connection: ConnectionId }), OpenConnection);

/** New secrets by name: a text is kept in place of the one before, null takes it away, what is not named stays. */
export const SecretChanges = z.record(z.string(), z.string().min(1).nullable());
export type SecretChanges = z.infer<typeof SecretChanges>;

/** What is entered in a form. */
const Entered = z.object({ label: z.string(), settings: Settings, secrets: SecretChanges });

/** What is wrong with settings, by field; nothing is saved. */
export const checkConnection = call(
  'connection.check',
  z.object({ kind: z.string(), settings: Settings }),
  z.object({ issues: z.array(FieldIssue) }),
);

/** `saved` is null where something is wrong with a field; then nothing was saved. */
const Saved = z.object({ saved: ConnectionId.nullable(), issues: z.array(FieldIssue) });

/** A new connection; its id is made from its label. */
export const createConnection = call('connection.create', Entered.extend({ kind: z.string() }), Saved);
export const saveConnection = call('connection.save', Entered.extend({ connection: ConnectionId }), Saved);

export const renameConnection = call(
  'connection.rename',
  z.object({ connection: ConnectionId, label: z.string() }),
  z.object({}),
);
/** A copy with the same settings and secrets under a new id. */
export const copyConnection = call(
  'connection.copy',
  z.object({ connection: ConnectionId }),
  z.object({ connection: ConnectionId }),
);
/** Refused while syncs use it. Its secrets go with it. */
export const removeConnection = call('connection.remove', z.object({ connection: ConnectionId }), z.object({}));

/** Tests a connection as it is saved; one row after the other. The result is kept as its health. */
export const testConnection = stream('connection.test', z.object({ connection: ConnectionId }), TestRow);

/** Tests what is entered, without saving it. `connection`: whose kept secrets stand in for those not entered. */
export const tryConnection = stream(
  'connection.try',
  z.object({
    connection: ConnectionId.nullable(),
    kind: z.string(),
    settings: Settings,
    secrets: SecretChanges,
  }),
  TestRow,
);

/** An object of a connection. `problem` where it could not be looked at; its other facts are empty then. */
export const ObjectCard = z.object({
  object: z.string(),
  label: z.string(),
  fields: z.int(),
  /** Fields that can only be read. */
  readOnlyFields: z.int(),
  key: z.array(z.string()),
  can: z.object({ create: z.boolean(), update: z.boolean(), remove: z.boolean() }),
  /** Null where counting would take long. */
  records: z.object({ records: z.int(), exact: z.boolean() }).nullable(),
  problem: Problem.nullable(),
});
export type ObjectCard = z.infer<typeof ObjectCard>;

/** The objects behind a connection, each as soon as it was looked at. */
export const listObjects = stream('connection.objects', z.object({ connection: ConnectionId }), ObjectCard);

/** The first rows of an object as they are now. */
export const BrowsedRows = z.object({
  fields: z.array(Field),
  key: z.array(z.string()),
  rows: z.array(z.object({ key: RecordKey, fields: Fields })),
  /** There are more than these. */
  more: z.boolean(),
});
export type BrowsedRows = z.infer<typeof BrowsedRows>;

export const browseObject = call(
  'connection.browse',
  z.object({ connection: ConnectionId, object: z.string(), limit: z.int().min(1).max(5000) }),
  BrowsedRows,
);
