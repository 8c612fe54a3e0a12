import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SidePlan } from '../../model/plan.ts';
import { viewOf } from '../../run/seat.ts';
import { startPostgres } from '../systems/postgres.ts';
import { type Workbench, workbench } from '../workbench.ts';
import { floorOfLinking } from './floor.ts';

const usualRows = 100_000;

const fields = ['first', 'last', 'email', 'phone', 'company', 'street', 'city', 'zip', 'country', 'note'];

/** Both tables hold the same people; only the e-mail says so, written in another case and with spaces. */
const tableSql = (rows: number, email: string, shift: number): string => `
  CREATE TABLE people (id bigserial PRIMARY KEY, ${fields.map((name) => `${name} text`).join(', ')});
  INSERT INTO people (${fields.join(', ')})
  SELECT 'First' || n, 'Last' || (n % 5000), ${email}, '+49 30 ' || n, 'Company ' || (n % 900), 'Street ' || (n % 400),
         'City ' || (n % 300), lpad((n % 99999)::text, 5, '0'), 'DE', 'Note ' || n
  FROM (SELECT (i * 7919 + ${shift}) % ${rows} AS n FROM generate_series(0, ${rows - 1}) AS i) AS numbers;
  ANALYZE people;`;

const flow = {
  format: 1,
  id: 'bench',
  syncs: [
    {
      id: 'people',
      left: { connection: 'left', object: 'people', capture: 'scan' },
      right: { connection: 'right', object: 'people', capture: 'scan' },
      match: { tiers: [{ left: ['email'], right: ['email'], normalise: ['trim', 'case'] }] },
      fields: fields.map((name) =>
        name === 'email'
          ? {
              id: name,
              left: name,
              right: name,
              steps: [
                { id: 'tidy', use: 'clean' },
                { id: 'lower', use: 'case', settings: { to: 'lower' } },
              ],
            }
          : { id: name, left: name, right: name },
      ),
    },
  ],
};

interface Clock {
  readonly at: number;
  readonly cpu: NodeJS.CpuUsage;
}

const clock = (): Clock => ({ at: performance.now(), cpu: process.cpuUsage() });

/** Time on the wall, and processor time of this process, since then. */
function since({ at, cpu }: Clock): string {
  const used = process.cpuUsage(cpu);
  return `${((performance.now() - at) / 1000).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor)`;
}

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

async function floorOf(bench: Workbench, folder: string): Promise<number> {
  const [sync] = (await bench.plan()).syncs;
  const { sessions } = await bench.world();
  const on = (plan: SidePlan) => {
    const session = sessions.get(plan.connection);
    if (session === undefined) throw new Error(`There is no session of "${plan.connection}".`);
    return { session, view: viewOf(plan) };
  };
  if (sync === undefined) throw new Error('The plan has no sync.');
  return floorOfLinking(folder, { left: on(sync.left), right: on(sync.right) }, 'email');
}

/** Links two PostgreSQL tables of 100,000 rows by e-mail and runs again, with the state encrypted or not. Prints times, and the peak memory of this process. */
export async function benchLink(rows = usualRows, encrypted = false): Promise<void> {
  const server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  try {
    const [left, right] = [await server.freshDatabase(), await server.freshDatabase()];
    await server.query(left, tableSql(rows, `'p' || n || '@example.com'`, 0));
    await server.query(right, tableSql(rows, `'  P' || n || '@Example.com '`, 31));
    const connection = (database: string) => ({
      kind: 'postgres',
      settings: { host: server.host, port: server.port, user: server.user, database },
      secrets: { password: server.password },
    });
    const started = peakMb();
    let phase = { name: '', from: clock() };
    const note = (name: string): void => {
      if (phase.name !== '') process.stdout.write(`    ${phase.name.padEnd(16)} ${since(phase.from)}\n`);
      phase = { name, from: clock() };
    };
    const bench = await workbench({
      folder,
      connections: { left: connection(left), right: connection(right) },
      flow,
      key: encrypted ? randomBytes(32) : undefined,
      log: (event) => {
        if (event.kind === 'phase') note(`${event.phase} ${event.side ?? ''}`);
        if (event.kind === 'brake') process.stdout.write(`    brake: ${event.brake.message}\n`);
      },
    });
    const times: number[] = [];
    for (const name of ['first run', 'second run']) {
      process.stdout.write(`${name}\n`);
      const from = clock();
      const run = await bench.run();
      times.push(performance.now() - from.at);
      note('');
      const sync = run.syncs['people'];
      const written = [sync?.left, sync?.right].map((one) =>
        one === undefined ? '?' : one.created + one.updated + one.removed,
      );
      process.stdout.write(
        `  ${run.state}: ${since(from)}, ${sync?.linked} linked, ${sync?.conflicts} conflicts, written left ${written[0]} right ${written[1]}\n`,
      );
      if (run.problem !== null) process.stdout.write(`  ${run.problem.message}\n`);
    }
    process.stdout.write(`peak memory of this process ${peakMb()} MB (${started} MB before)\n`);
    const floor = await floorOf(bench, folder);
    const multiples = times.map((ms) => (ms / floor).toFixed(1)).join(' and ');
    process.stdout.write(
      `floor ${(floor / 1000).toFixed(2)} s: both tables read and put into SQLite, nothing else; the runs took ${multiples} times that\n`,
    );
    await bench.close();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
