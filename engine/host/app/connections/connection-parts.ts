import { catalog, connectorOf, placeWords, systems } from '../../../connectors/catalog.ts';
import { formIssues } from '../../../core/form/form-issues.ts';
import { seesPersonal } from '../../../core/roles/roles.ts';
import type { Connection } from '../../../model/connection.ts';
import type { ConnectionId } from '../../../model/ids.ts';
import {
  browseObject,
  type ConnectionCard,
  type ConnectionUse,
  checkConnection,
  copyConnection,
  createConnection,
  listConnections,
  listObjects,
  listSystems,
  openConnection,
  removeConnection,
  renameConnection,
  saveConnection,
  systemForm,
  type TestRow,
  testConnection,
  tryConnection,
} from '../../../protocol/calls/connections.ts';
import { connectionIn } from '../../cli/sessions.ts';
import { readConnections } from '../../workspace/connections.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part } from '../part.ts';
import { connectionUses } from './connection-uses.ts';
import { type HealthBook, healthBook } from './health-book.ts';
import { browsed, objectsOf } from './look-at-objects.ts';
import { copied, created, removed, renamed, saved } from './save-connection.ts';
import { keptOf } from './secrets-of.ts';
import { systemFormOf } from './system-form.ts';
import { tested } from './test-connection.ts';

function cardOf(connection: Connection, uses: readonly ConnectionUse[], health: HealthBook): ConnectionCard {
  const { id, kind, label } = connection;
  return {
    connection: id,
    label: label ?? id,
    kind,
    kindLabel: catalog()[kind]?.label ?? kind,
    about: placeWords(connection),
    uses: [...uses],
    health: health.of(id),
  };
}

const written = (uses: readonly ConnectionUse[]): readonly string[] => [
  ...new Set(uses.filter((one) => one.writes).map((one) => one.object)),
];

/** Tests a saved connection, and keeps what came of it once all of it is known. */
async function* testSaved(
  { house, health }: { readonly house: House; readonly health: HealthBook },
  id: ConnectionId,
  stop: AbortSignal,
): AsyncGenerator<TestRow> {
  const { engine } = house;
  const { connection } = connectionIn(engine.place, id);
  const writes = written(connectionUses(house)(id));
  const begun = performance.now();
  const rows: TestRow[] = [];
  for await (const row of tested(engine, { ...connection, connection: id, secrets: {}, writes }, stop)) {
    rows.push(row);
    yield row;
  }
  if (stop.aborted) return;
  health.note(id, { at: engine.world().now(), ms: performance.now() - begun, rows });
  engine.news.tell({ kind: 'connections' });
}

/** What windows ask about connections. */
export function connectionParts(house: House): readonly Part[] {
  const { engine } = house;
  const { place } = engine;
  const health = healthBook(place);
  return [
    answers(listSystems, 'look', async () => ({ systems: [...systems()] })),
    answers(systemForm, 'look', ({ kind }) => systemFormOf(kind)),
    answers(listConnections, 'look', async () => {
      const { byId, problems } = readConnections(place);
      const usesOf = connectionUses(house);
      const cards = [...byId.values()].map(({ connection }) => cardOf(connection, usesOf(connection.id), health));
      return { cards: cards.sort((one, other) => one.label.localeCompare(other.label)), problems: [...problems] };
    }),
    answers(openConnection, 'look', async ({ connection: id }) => {
      const { connection, folder } = connectionIn(place, id);
      const { secrets } = await connectorOf(connection.kind);
      return {
        card: cardOf(connection, connectionUses(house)(id), health),
        settings: connection.settings,
        secrets: await keptOf(engine, id, secrets),
        form: await systemFormOf(connection.kind),
        folder,
      };
    }),
    answers(checkConnection, 'look', async ({ kind, settings }) => ({
      issues: [...formIssues((await connectorOf(kind)).settings, settings)],
    })),
    answers(createConnection, 'manage', ({ kind, ...entered }, { who }) => created(house, who, kind, entered)),
    answers(saveConnection, 'manage', async ({ connection, ...entered }, { who }) => {
      const outcome = await saved(house, who, connection, entered);
      if (outcome.saved !== null) health.forget(connection);
      return outcome;
    }),
    answers(renameConnection, 'manage', async ({ connection, label }, { who }) => {
      await renamed(house, who, connection, label);
      return {};
    }),
    answers(copyConnection, 'manage', async ({ connection }, { who }) => ({
      connection: await copied(house, who, connection),
    })),
    answers(removeConnection, 'manage', async ({ connection }, { who }) => {
      await removed(house, who, connection, connectionUses(house)(connection));
      health.forget(connection);
      return {};
    }),
    feeds(testConnection, 'look', ({ connection }, { stop }) => testSaved({ house, health }, connection, stop)),
    feeds(tryConnection, 'manage', (tried, { stop }) => {
      const writes = tried.connection === null ? [] : written(connectionUses(house)(tried.connection));
      return tested(engine, { ...tried, writes }, stop);
    }),
    feeds(listObjects, 'look', ({ connection }, { stop }) => objectsOf(engine, connection, stop)),
    answers(browseObject, 'look', ({ connection, object, limit }, { who }) =>
      browsed(engine, connection, object, { limit, open: seesPersonal[who.role] }),
    ),
  ];
}
