import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { z } from 'zod';
import { hostContext } from '../../engine/host/app/host-context.ts';
import { openHouse } from '../../engine/host/app/open-house.ts';
import { writeSample } from '../../engine/host/sample/write-sample.ts';
import { workspaceAt } from '../../engine/host/workspace/workspace.ts';
import { FlowId } from '../../engine/model/ids.ts';
import type { Call } from '../../engine/protocol/call.ts';
import { listFlows, pauseFlow } from '../../engine/protocol/calls/flows.ts';
import { startRun } from '../../engine/protocol/calls/runs.ts';
import { publishDraft } from '../../engine/protocol/calls/versions.ts';
import { clientOver } from '../../engine/protocol/connect.ts';
import { serveWindow } from '../../engine/protocol/serve.ts';
import type { Wire } from '../../engine/protocol/wire.ts';
import { writeFlowFile, writeSystems, writeTable } from './workspace.ts';

type End = 'live' | 'paused' | 'stopped' | 'draft';

interface Plan {
  readonly id: string;
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly way: 'both' | 'to-right';
  readonly end: End;
  readonly runs: number;
  readonly conflicts: number;
  readonly everyMinutes: number;
}

const plan = ([id, label, left, right]: readonly [string, string, string, string], more: Partial<Plan> = {}): Plan => ({
  id,
  label,
  left,
  right,
  way: 'both',
  end: 'live',
  runs: 8,
  conflicts: 0,
  everyMinutes: 60,
  ...more,
});

const plans: readonly Plan[] = [
  plan(['contacts-and-customers', 'Contacts and customers', 'HubSpot', 'ERP'], { conflicts: 14, everyMinutes: 20 }),
  plan(['tickets', 'Tickets and issues', 'Zendesk', 'Jira'], { conflicts: 6, everyMinutes: 5 }),
  plan(['stock', 'Stock and shelf count', 'Shopify', 'Warehouse'], { end: 'stopped', conflicts: 3, runs: 3 }),
  plan(['orders', 'Orders to invoices', 'Shopify', 'ERP'], { way: 'to-right' }),
  plan(['leads', 'Leads to leads', 'Mailchimp', 'HubSpot'], { way: 'to-right', everyMinutes: 20 }),
  plan(['prices', 'Price list', 'Excel prices', 'Price database'], { end: 'paused' }),
  plan(['staff', 'Staff to users', 'ERP', 'Jira'], { way: 'to-right', everyMinutes: 1440, runs: 5 }),
  plan(['products', 'Products', 'ERP', 'Shopify'], { end: 'draft', runs: 0 }),
];

const rowsMax = 120;
const idOf = (label: string): string => `s-${label.toLowerCase().replaceAll(' ', '-')}`;
const tableOf = ({ id }: Plan, side: 'left' | 'right'): string => `${id.replaceAll('-', '_')}_${side}`;

const flowOf = (one: Plan) => ({
  format: 1,
  id: one.id,
  label: one.label,
  syncs: [
    {
      id: one.id,
      label: one.label,
      left: { connection: idOf(one.left), object: tableOf(one, 'left') },
      right: { connection: idOf(one.right), object: tableOf(one, 'right') },
      match: { tiers: [{ left: ['Number'], right: ['Number'] }] },
      fields: [
        { id: 'number', left: 'Number', right: 'Number', direction: one.way },
        ...(one.end === 'draft' ? [] : [{ id: 'name', left: 'Name', right: 'Name', direction: one.way }]),
      ],
      triggers: [{ on: 'interval', everyMinutes: one.everyMinutes }],
    },
  ],
});

function writeAll(folder: string): void {
  const labels = [...new Set(plans.flatMap((one) => [one.left, one.right]))];
  writeSystems(
    folder,
    labels.map((label) => ({ id: idOf(label), label })),
  );
  const columns = { id: 'INTEGER PRIMARY KEY', Number: 'TEXT NOT NULL', Name: 'TEXT NOT NULL', Unit: 'TEXT' };
  for (const one of plans) {
    const rows = Array.from({ length: rowsMax }, (_, at) => ({
      id: at + 1,
      Number: `N${at}`,
      Name: `${one.label} ${at}`,
    }));
    for (const side of ['left', 'right'] as const)
      writeTable(join(folder, 'data', `${idOf(one[side])}.sqlite`), { name: tableOf(one, side), columns, rows });
    writeFlowFile(folder, flowOf(one));
  }
}

/** A port as a wire between a window and its engine. */
export const wireOf = (port: MessagePort): Wire => ({
  send: (message) => port.postMessage(message),
  listen: (take) => port.on('message', take),
  closed: (then) => port.once('close', then),
});

/** Changes records of a side, as people would. */
const changer =
  (folder: string, one: Plan, side: 'left' | 'right') =>
  (sql: string, words: readonly (string | number)[]): void => {
    const db = new Database(join(folder, 'data', `${idOf(one[side])}.sqlite`));
    db.prepare(sql.replace('TABLE', `"${tableOf(one, side)}"`)).run(...words);
    db.close();
  };

const rename = 'UPDATE TABLE SET Name = ? || id WHERE id > ? AND id <= ?';

/**
 * Makes a workspace whose syncs stand as those of the design: live with a history, stopped by a brake, paused, a draft, and
 * the sample.
 */
export async function makeNineSyncs(folder: string): Promise<void> {
  await writeSample(folder);
  writeAll(folder);
  const stop = new AbortController();
  const context = hostContext({ folder, env: { HOME: folder }, stop: stop.signal, by: 'dana' });
  const open = await openHouse(context, workspaceAt(folder), '0.0.0');
  const { port1, port2 } = new MessageChannel();
  serveWindow(wireOf(port1), open.partsFor({ by: 'dana', role: 'admin' }), (error) => {
    throw error;
  });
  const client = clientOver(wireOf(port2));
  const ask = async <P extends z.ZodType, A extends z.ZodType>(call: Call<P, A>, params: z.input<P>) => {
    const said = await client.ask(call, params);
    if (said.ok) return said.value;
    throw new Error(`${call.name}: ${said.error.message} ${said.error.cause ?? ''}`);
  };
  const isIdle = async (): Promise<void> => {
    while (open.house.runs.state().is === 'running') await new Promise((done) => setImmediate(done));
  };
  const runOnce = async (flow: FlowId): Promise<void> => {
    // A schedule may begin a run of its own between the look and the start.
    for (let isStarted = false; !isStarted; ) {
      await isIdle();
      const said = await client.ask(startRun, { flow });
      if (!said.ok && said.error.code !== 'state/busy') throw new Error(`run.start: ${said.error.message}`);
      isStarted = said.ok;
    }
    await isIdle();
  };
  for (const [place, one] of plans.entries()) {
    const flow = FlowId.parse(one.id);
    if (one.end === 'draft') continue;
    await ask(publishDraft, { flow, note: null });
    await runOnce(flow);
    for (let run = 1; run < one.runs; run++) {
      changer(folder, one, 'left')(rename, [`left ${run} `, 20, 22 + ((run * 7 + place * 5) % 23)]);
      if (one.way === 'both')
        changer(folder, one, 'right')(rename, [`right ${run} `, 60, 62 + ((run * 5 + place * 3) % 17)]);
      if (run === one.runs - 1 && one.conflicts > 0)
        for (const side of ['left', 'right'] as const)
          changer(folder, one, side)(rename, [`${side} says `, 0, one.conflicts]);
      await runOnce(flow);
    }
    if (one.end === 'stopped') {
      changer(folder, one, 'right')('DELETE FROM TABLE WHERE id > ?', [0]);
      await runOnce(flow);
    }
    if (one.end === 'paused') await ask(pauseFlow, { flow, paused: true });
  }
  await ask(listFlows, {});
  port2.close();
  await open.close();
}
