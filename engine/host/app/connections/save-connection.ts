import { rmSync } from 'node:fs';
import { connectorOf } from '../../../connectors/catalog.ts';
import type { Connector } from '../../../connectors/contract.ts';
import { formIssues } from '../../../core/form/form-issues.ts';
import type { AuditAction } from '../../../model/audit.ts';
import type { Connection } from '../../../model/connection.ts';
import { Fault } from '../../../model/fault.ts';
import type { FieldIssue } from '../../../model/form.ts';
import { ConnectionId } from '../../../model/ids.ts';
import type { ConnectionUse, SecretChanges } from '../../../protocol/calls/connections.ts';
import { connectionIn } from '../../cli/sessions.ts';
import { readConnections, writeConnection } from '../../workspace/connections.ts';
import { freshId } from '../fresh-id.ts';
import type { House } from '../house.ts';
import type { Who } from '../part.ts';
import { changeSecrets, copySecrets, dropSecrets, keptOf } from './secrets-of.ts';

/** What is entered in a form. */
export interface Entered {
  readonly label: string;
  readonly settings: { readonly [name: string]: unknown };
  readonly secrets: SecretChanges;
}

/** Writes a deed into the audit log and tells the windows. */
async function done(
  { engine }: House,
  who: Who,
  deed: { readonly action: AuditAction; readonly about: ConnectionId; readonly says: object },
): Promise<void> {
  const at = engine.world().now();
  await engine.store.commit([{ put: 'audit', deed: { at, by: who.by, flow: null, sync: null, why: null, ...deed } }]);
  engine.news.tell({ kind: 'connections' });
  engine.news.tell({ kind: 'flows' });
}

const labelMax = 120;

function labelIssues({ engine }: House, label: string, own: ConnectionId | null): readonly FieldIssue[] {
  const said = label.trim();
  if (said === '') return [{ field: 'label', message: 'Give it a name.' }];
  if (said.length > labelMax) return [{ field: 'label', message: `At most ${labelMax} letters.` }];
  const others = [...readConnections(engine.place).byId.values()].filter((one) => one.connection.id !== own);
  const isTaken = others.some(({ connection }) => (connection.label ?? connection.id) === said);
  return isTaken ? [{ field: 'label', message: 'Another connection has this name.' }] : [];
}

async function issuesOf(
  house: House,
  connector: Connector,
  id: ConnectionId | null,
  entered: Entered,
): Promise<FieldIssue[]> {
  const kept = id === null ? [] : await keptOf(house.engine, id, connector.secrets);
  const lacking = connector.secrets.filter(({ name, required }) => {
    const change = entered.secrets[name];
    const isKept = kept.some((one) => one.name === name && one.from !== null);
    return required && (change === null || (change === undefined && !isKept));
  });
  return [
    ...labelIssues(house, entered.label, id),
    ...formIssues(connector.settings, entered.settings),
    ...lacking.map(({ name }) => ({ field: `secrets.${name}`, message: 'Enter it.' })),
  ];
}

const takenIds = ({ engine }: House): ReadonlySet<string> => new Set(readConnections(engine.place).byId.keys());

type Outcome = { readonly saved: ConnectionId | null; readonly issues: FieldIssue[] };

/** Saves a new connection, unless something is wrong with a field. */
export async function created(house: House, who: Who, kind: string, entered: Entered): Promise<Outcome> {
  const connector = await connectorOf(kind);
  const issues = await issuesOf(house, connector, null, entered);
  if (issues.length > 0) return { saved: null, issues };
  const label = entered.label.trim();
  const id = ConnectionId.parse(freshId(label, takenIds(house), kind));
  writeConnection(house.engine.place, { format: 1, id, kind, label, settings: { ...entered.settings } });
  const secrets = await changeSecrets(house.engine, id, connector.secrets, entered.secrets);
  await done(house, who, { action: 'connect', about: id, says: { label, kind, secrets } });
  return { saved: id, issues: [] };
}

const changedNames = (before: Connection['settings'], now: Connection['settings']): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
    .sort();

/** Saves what was entered over a connection. The log says which settings changed, not what they are. */
export async function saved(house: House, who: Who, id: ConnectionId, entered: Entered): Promise<Outcome> {
  const { connection: before } = connectionIn(house.engine.place, id);
  const connector = await connectorOf(before.kind);
  const issues = await issuesOf(house, connector, id, entered);
  if (issues.length > 0) return { saved: null, issues };
  const label = entered.label.trim();
  writeConnection(house.engine.place, { ...before, label, settings: { ...entered.settings } });
  const secrets = await changeSecrets(house.engine, id, connector.secrets, entered.secrets);
  const settings = changedNames(before.settings, entered.settings);
  if (secrets.length > 0) await done(house, who, { action: 'secret', about: id, says: { label, secrets } });
  if (settings.length > 0 || before.label !== label)
    await done(house, who, { action: 'reconnect', about: id, says: { label, settings } });
  return { saved: id, issues: [] };
}

/** @throws Fault `setting` when the name is empty, too long or taken */
export async function renamed(house: House, who: Who, id: ConnectionId, label: string): Promise<void> {
  const { connection } = connectionIn(house.engine.place, id);
  const [issue] = labelIssues(house, label, id);
  if (issue !== undefined)
    throw new Fault('setting', { code: 'connection/name', message: issue.message, fix: 'Enter another name.' });
  writeConnection(house.engine.place, { ...connection, label: label.trim() });
  await done(house, who, { action: 'reconnect', about: id, says: { label: label.trim(), settings: [] } });
}

/** A copy under a new id, with the same settings and secrets. */
export async function copied(house: House, who: Who, from: ConnectionId): Promise<ConnectionId> {
  const { connection } = connectionIn(house.engine.place, from);
  const connector = await connectorOf(connection.kind);
  const labels = new Set([...readConnections(house.engine.place).byId.values()].map((one) => one.connection.label));
  const stem = `${connection.label ?? connection.id} copy`;
  let label = stem;
  for (let count = 2; labels.has(label); count++) label = `${stem} ${count}`;
  const id = ConnectionId.parse(freshId(label, takenIds(house), connection.kind));
  writeConnection(house.engine.place, { ...connection, id, label });
  await copySecrets(house.engine, connector.secrets, from, id);
  await done(house, who, { action: 'connect', about: id, says: { label, kind: connection.kind, from } });
  return id;
}

/** Removes a connection with its secrets. @throws Fault `setting` while syncs use it, with their names */
export async function removed(house: House, who: Who, id: ConnectionId, uses: readonly ConnectionUse[]): Promise<void> {
  const { connection, file } = connectionIn(house.engine.place, id);
  const label = connection.label ?? id;
  if (uses.length > 0) {
    const names = [...new Set(uses.map((one) => one.flowLabel))].join(', ');
    throw new Fault('setting', {
      code: 'connection/in-use',
      message: `${label} is used by ${names}, so it was not removed.`,
      fix: 'Point these syncs at another connection, or remove them first.',
    });
  }
  rmSync(file);
  await dropSecrets(house.engine, id);
  await done(house, who, { action: 'disconnect', about: id, says: { label, kind: connection.kind } });
}
