import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { postgresPeople } from '../../testing/systems/postgres-people.ts';
import { conformance } from '../conformance.ts';
import { postgres } from './postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

conformance('postgres', () => postgresPeople(server, postgres), {
  many: 5000,
  races: 60,
});
