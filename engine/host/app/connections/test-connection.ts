import { connectorOf } from '../../../connectors/catalog.ts';
import type { Finding } from '../../../connectors/contract.ts';
import type { Connection } from '../../../model/connection.ts';
import type { ConnectionId } from '../../../model/ids.ts';
import type { SecretChanges, TestRow } from '../../../protocol/calls/connections.ts';
import { ambientFor } from '../../network/ambient-for.ts';
import { redact } from '../../vault/redact.ts';
import { shielded } from '../../vault/shield.ts';
import type { Engine } from '../engine.ts';
import { secretsToTry } from './secrets-of.ts';

/** What is tested: a connection, or what was entered for one. */
export interface Tried extends Pick<Connection, 'kind' | 'settings'> {
  /** Whose kept secrets stand in for those not entered. */
  readonly connection: ConnectionId | null;
  readonly secrets: SecretChanges;
  /** Objects that syncs write to. */
  readonly writes: readonly string[];
}

/** A sign-in without its secret failed for that reason. */
const rowOf = (finding: Finding, missing: TestRow['problem']): TestRow =>
  finding.check === 'sign-in' && finding.state === 'failed' && missing !== null
    ? { ...finding, words: missing.message, problem: missing }
    : finding;

/** Tests a connection check by check; what was opened is closed however it ends. */
export async function* tested(engine: Engine, tried: Tried, stop: AbortSignal): AsyncGenerator<TestRow> {
  const { context, place } = engine;
  const connector = await connectorOf(tried.kind);
  const { secrets, missing } = await secretsToTry(engine, tried.connection, connector.secrets, tried.secrets);
  context.screen.hide((text) => redact(text, secrets));
  const probed = { settings: tried.settings, secrets, writes: tried.writes };
  const ambient = await ambientFor(context, place, place.connections);
  for await (const finding of shielded(connector).probe(probed, ambient)) {
    if (stop.aborted) return;
    yield rowOf(finding, missing);
  }
}
