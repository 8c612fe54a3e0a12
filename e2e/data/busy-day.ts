import { MessageChannel } from 'node:worker_threads';
import { hostContext } from '../../engine/host/app/host-context.ts';
import { openHouse } from '../../engine/host/app/open-house.ts';
import { planToRun } from '../../engine/host/app/plans.ts';
import { workspaceAt } from '../../engine/host/workspace/workspace.ts';
import { FlowId } from '../../engine/model/ids.ts';
import { publishDraft } from '../../engine/protocol/calls/versions.ts';
import { clientOver } from '../../engine/protocol/connect.ts';
import { serveWindow } from '../../engine/protocol/serve.ts';
import { inQuarrel, writeQuarrel } from '../../engine/testing/quarrel.ts';
import { wireOf } from './nine-syncs.ts';

const people = 400;
const apartMs = 30 * 60_000;
const flow = FlowId.parse('people');

/** Cities that are too long for ERP are refused, with the words of a system. */
const refuses = (event: 'UPDATE' | 'INSERT'): string =>
  `CREATE TRIGGER city_length_${event.toLowerCase()} BEFORE ${event} ON {n} WHEN length(NEW.city) > 20
   BEGIN SELECT RAISE(ABORT, 'CITY_LEN: a city has 20 letters at most'); END`;

/** How many records people change in the half-hour before a run, counted from the last one: much in the day, little at night. */
const busyness = (back: number): number => (back < 10 || back > 33 ? 1 : 0.06);

/** Somebody's telephone number or city, changed in one system. */
function changeSome(folder: string, side: 'left' | 'right', run: number, count: number): void {
  const key = side === 'left' ? 'id' : 'substr(id, 3)';
  const from = 10_000 + ((run * 37 + (side === 'left' ? 0 : 200)) % (people - count));
  const field = run % 3 === 0 ? `city = 'Town ${run} ' || substr(id, -2)` : `phone = '555 ${run} ' || substr(id, -3)`;
  inQuarrel(
    folder,
    side,
    `UPDATE {n} SET ${field} WHERE CAST(${key} AS INTEGER) >= ${from} AND CAST(${key} AS INTEGER) < ${from + count}`,
  );
}

/** A job title that people changed on both sides. */
function quarrel(folder: string, run: number, count: number): void {
  for (const [side, prefix] of [
    ['left', ''],
    ['right', 'C-'],
  ] as const)
    for (let one = 0; one < count; one++)
      inQuarrel(folder, side, `UPDATE {n} SET job = '${side} ${run}' WHERE id = '${prefix}${10_000 + run * 5 + one}'`);
}

/**
 * Makes a workspace with the runs of a day, one each half-hour up to now: changes from both sides, conflicts, writes that
 * were refused.
 */
export async function makeBusyDay(folder: string, runs = 48): Promise<void> {
  writeQuarrel(folder, { people });
  inQuarrel(folder, 'right', refuses('UPDATE'), refuses('INSERT'));
  const clock = Date.now;
  let backMs = 0;
  Date.now = () => clock() - backMs;
  const context = hostContext({ folder, env: { HOME: folder }, stop: new AbortController().signal, by: 'Dana' });
  backMs = (runs + 1) * apartMs;
  const open = await openHouse(context, workspaceAt(folder), '0.0.0');
  const { port1, port2 } = new MessageChannel();
  serveWindow(wireOf(port1), open.partsFor({ by: 'Dana', role: 'admin' }), (error) => {
    throw error;
  });
  try {
    const published = await clientOver(wireOf(port2)).ask(publishDraft, { flow, note: null });
    if (!published.ok) throw new Error(published.error.message);
    for (let run = 0; run < runs; run++) {
      backMs = (runs - 1 - run) * apartMs;
      const share = busyness(runs - run);
      if (run > 0) {
        changeSome(folder, 'left', run, Math.ceil(share * (40 + ((run * 29) % 60))));
        changeSome(folder, 'right', run, Math.ceil(share * (20 + ((run * 17) % 40))));
        if (share === 1 && run % 2 === 0) quarrel(folder, run, (run % 5) + 1);
        if (run === runs - 2)
          inQuarrel(
            folder,
            'left',
            `UPDATE {n} SET city = 'Llanfairpwllgwyngyllgogerych' WHERE id IN ('10010', '10023', '10017')`,
          );
      }
      const { plan, label } = await planToRun(open.house, flow);
      open.house.runs.start({ plan, label, by: run === runs - 1 ? 'Dana' : 'engine', options: {} });
      while (open.house.runs.state().is === 'running') await new Promise((done) => setImmediate(done));
    }
  } finally {
    port2.close();
    await open.close();
    Date.now = clock;
  }
}
