import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { checkFlow, editFlow, openFlow, pauseFlow } from '../../../protocol/calls/flows.ts';
import { listRuns } from '../../../protocol/calls/runs.ts';
import { sampleWindow, type TestWindow } from '../../../testing/open-window.ts';
import { publish } from '../../versions/publish.ts';
import { readShapes } from '../../workspace/flows.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');
const isRun = (one: { readonly kind: string }): boolean => one.kind === 'run';

type Window = Awaited<ReturnType<typeof sampleWindow>>;

async function withTrigger(window: TestWindow, triggers: readonly { on: 'file'; settleSeconds: number }[]) {
  const { revision } = await window.ask(openFlow, { flow });
  const command = { do: 'set-triggers' as const, sync, triggers: [...triggers] };
  await window.ask(editFlow, { flow, revision, command, window: 'w' });
  await window.ask(checkFlow, { flow });
}

function publishIt({ open }: Window): void {
  const { engine, drafts } = open.house;
  const draft = drafts.open(flow);
  const shapes = readShapes(draft.file);
  if (!shapes.ok) throw new Error('The shapes were saved when the flow was checked.');
  const told = publish(
    engine.place,
    { flow: draft.flow, shapes: shapes.value },
    { by: 'dana', at: engine.world().now() },
  );
  expect(told.ok).toBe(true);
  engine.news.tell({ kind: 'versions', flow });
}

test('T18: what is published runs by its triggers while a window or none is open, and runs again when its file changes', async () => {
  const window = await sampleWindow();
  await withTrigger(window, [{ on: 'file', settleSeconds: 0.2 }]);
  const first = await window.listen(isRun);
  publishIt(window);
  expect(await first.next).toMatchObject({ run: { state: 'done', flow } });
  const second = await window.listen(isRun);
  appendFileSync(join(window.folder, 'data/erp.csv'), '\n');
  expect(await second.next).toMatchObject({ run: { flow } });
});

test('T18: what is only drawn never runs by itself, and what is paused waits', async () => {
  const window = await sampleWindow();
  await withTrigger(window, [{ on: 'file', settleSeconds: 0.05 }]);
  await window.ask(pauseFlow, { flow, paused: true });
  const heard = await window.listen(isRun);
  publishIt(window);
  expect((await window.ask(listRuns, { flow, limit: 10 })).runs).toEqual([]);
  await window.ask(pauseFlow, { flow, paused: false });
  expect(await heard.next).toMatchObject({ run: { flow } });
});
