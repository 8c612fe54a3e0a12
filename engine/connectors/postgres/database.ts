import { toInstant } from '../../core/values/instant.ts';
import type { ClockReading } from '../contract.ts';
import type { Client } from './client.ts';
import { saidBy } from './faults.ts';

const databaseSql = `select oid::text, datname from pg_catalog.pg_database where datname = current_database()`;
/** The same through every address: the number of the cluster, the database in it, and the schema that this connection sees. */
export async function identityOf(client: Client, schema: string): Promise<string> {
  const [database] = await client.query(databaseSql);
  const cluster = await clusterOf(client);
  return `postgres:${cluster}/${database?.[0] ?? ''}/${database?.[1] ?? ''}/${schema}`;
}

async function clusterOf(client: Client): Promise<string> {
  try {
    const [row] = await client.query('select system_identifier::text from pg_catalog.pg_control_system()');
    return row?.[0] ?? '';
  } catch (error) {
    if (saidBy(error).code !== '42501') throw error;
    // By default everybody may ask. Where that right was taken away, the database's own number and name must do.
    return 'cluster';
  }
}

const samples = 5;

/** The server's clock, as of now: the middle of several readings, so that one slow answer does not matter. */
export async function clockOf(client: Client): Promise<ClockReading> {
  const readings: { aheadMs: number; errorMs: number }[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const asked = performance.now();
    const [row] = await client.query('select (extract(epoch from clock_timestamp()) * 1000)::text');
    const errorMs = (performance.now() - asked) / 2;
    readings.push({ aheadMs: Number(row?.[0]) - (asked + errorMs), errorMs });
  }
  readings.sort((a, b) => a.aheadMs - b.aheadMs);
  const middle = readings[Math.floor(samples / 2)] ?? { aheadMs: 0, errorMs: 0 };
  const now = new Date(performance.now() + middle.aheadMs).toISOString();
  const instant = toInstant(now);
  return { now: instant.ok ? instant.value : now, errorMs: middle.errorMs };
}
