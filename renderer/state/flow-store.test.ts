import { expect, test } from 'vitest';
import type { Command } from '../../engine/core/flow/command.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import { flowText } from '../../engine/core/flow/text.ts';
import { Flow } from '../../engine/model/flow.ts';
import { FlowId, MapId, SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { err, ok } from '../../engine/model/result.ts';
import { checkFlow, editFlow, openFlow } from '../../engine/protocol/calls/flows.ts';
import type { News } from '../../engine/protocol/calls/news.ts';
import type { Shelf } from './flow-kept.ts';
import type { Surroundings } from './flow-state.ts';
import { flowStore } from './flow-store.ts';

const sync = SyncId.parse('people');
const first = Flow.parse({
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'contacts' },
      right: { connection: 'erp', object: 'customers' },
      match: { tiers: [{ left: ['email'], right: ['mail'] }] },
      fields: [{ id: 'email', left: 'email', right: 'mail' }],
    },
  ],
});
const rename = (label: string): Command => ({ do: 'rename-flow', label });
const addMap = (id: string): Command => ({
  do: 'add-map',
  sync,
  map: { id: MapId.parse(id), left: id, right: id },
});

/** An engine that keeps one draft, as the real one does; the wire to it can be cut and its answers held back. */
function fakeEngine() {
  let flow = first;
  let revision = 1;
  let cut: 'no' | 'before' | 'after' = 'no';
  let held: (() => void)[] | null = null;
  const listeners = new Set<(one: News) => void>();
  const watchers = new Set<(state: 'open' | 'lost') => void>();
  const asked: Command[] = [];
  const lost: Problem = { code: 'protocol/lost', message: 'lost', fix: 'wait' };
  const movedOn: Problem = { code: 'flow/moved-on', message: 'moved on', fix: 'again' };
  const write = (command: Command, window: string): void => {
    const edited = edit(flow, command);
    if (!edited.ok) throw new Error(edited.error.message);
    if (flowText(edited.value[0]) !== flowText(flow)) revision++;
    [flow] = edited.value;
    for (const listener of listeners) listener({ kind: 'draft', flow: flow.id, revision, window });
  };
  const answer = (name: string, params: unknown) => {
    if (cut === 'before') return err(lost);
    if (name === openFlow.name)
      return ok({
        flow,
        revision,
        savedAt: `t${revision}`,
        shapes: {},
        catalog: {},
        connections: [],
        live: null,
        edited: true,
        draft: 1,
        isSample: false,
      });
    if (name === checkFlow.name) return ok({ problems: [], plan: null, words: null, shapes: {} });
    const wanted = editFlow.params.parse(params);
    if (wanted.revision !== revision) return err(movedOn);
    asked.push(wanted.command);
    write(wanted.command, wanted.window);
    return cut === 'after' ? err(lost) : ok({ revision, savedAt: `t${revision}` });
  };
  const client: Surroundings['client'] = {
    window: 'this',
    ask: async (call, params) => {
      const given = answer(call.name, params);
      if (held !== null) await new Promise<void>((done) => held?.push(done));
      return given.ok ? ok(call.answer.parse(given.value)) : given;
    },
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
  return {
    client,
    asked,
    onNews: (listener: (one: News) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flow: () => flow,
    other: (command: Command) => write(command, 'other'),
    cut: (how: typeof cut) => {
      cut = how;
    },
    back() {
      cut = 'no';
      for (const told of watchers) told('open');
    },
    hold: () => {
      held = [];
    },
    release() {
      const all = held ?? [];
      held = null;
      for (const one of all) one();
    },
  };
}

function fakeShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 400; turn++) await Promise.resolve();
};

async function opened(engine = fakeEngine(), shelf = fakeShelf()) {
  const store = flowStore({ ...engine, check: async () => [], shelf, checkAfterMs: 0 });
  await store.getState().open('people');
  return { engine, store, shelf, now: () => store.getState() };
}

const labelOf = (flow: Flow | null): string | undefined => flow?.label;

test('an edit stands at once and is saved behind', async () => {
  const { engine, now } = await opened();
  now().dispatch(rename('People'));
  expect(labelOf(now().flow)).toBe('People');
  expect(now().saving.is).toBe('saving');
  await settled();
  expect(labelOf(engine.flow())).toBe('People');
  expect(now()).toMatchObject({ saving: { is: 'saved' }, revision: 2, savedAt: 't2' });
});

test('edits go out in their order, one call after the other', async () => {
  const { engine, now } = await opened();
  for (const id of ['a', 'b', 'c']) now().dispatch(addMap(id));
  await settled();
  expect(engine.flow().syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'a', 'b', 'c']);
  expect(engine.asked).toHaveLength(2);
});

test('ten edits are undone and done again, and the engine has each', async () => {
  const { engine, now } = await opened();
  for (let nr = 0; nr < 10; nr++) now().dispatch(addMap(`m${nr}`));
  const drawn = now().flow;
  for (let nr = 0; nr < 10; nr++) now().undo();
  await settled();
  expect(flowText(engine.flow())).toBe(flowText(first));
  for (let nr = 0; nr < 10; nr++) now().redo();
  await settled();
  expect(now().flow).toEqual(drawn);
  expect(flowText(engine.flow())).toBe(flowText(drawn ?? first));
});

test('many moves of one drag are one step back', async () => {
  const { now } = await opened();
  for (let x = 0; x < 50; x++) now().dispatch({ do: 'move', what: { kind: 'match', sync }, at: { x, y: 0 } }, 'drag 1');
  now().dispatch({ do: 'move', what: { kind: 'match', sync }, at: { x: 99, y: 0 } }, 'drag 2');
  expect(now().history.past).toHaveLength(2);
  now().undo();
  expect(now().flow?.syncs[0]?.match.at).toEqual({ x: 49, y: 0 });
  now().undo();
  expect(now().flow).toEqual(first);
  now().redo();
  expect(now().flow?.syncs[0]?.match.at).toEqual({ x: 49, y: 0 });
});

test("another window's edit arrives when nothing of this one waits", async () => {
  const { engine, now } = await opened();
  engine.other(rename('Elsewhere'));
  await settled();
  expect(labelOf(now().flow)).toBe('Elsewhere');
});

test('an edit on top of one made elsewhere keeps both and tells the person', async () => {
  const { engine, now } = await opened();
  engine.hold();
  engine.other(rename('Elsewhere'));
  now().dispatch(addMap('mine'));
  engine.release();
  await settled();
  expect(labelOf(now().flow)).toBe('Elsewhere');
  expect(engine.flow()).toEqual(now().flow);
  expect(engine.flow().syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'mine']);
  expect(now().said?.code).toBe('flow/moved-on');
});

test.each(['before', 'after'] as const)('an edit is saved once when the wire is lost %s it arrives', async (when) => {
  const { engine, now } = await opened();
  engine.cut(when);
  now().dispatch(addMap('mine'));
  await settled();
  expect(now().saving.is).toBe('waiting');
  now().dispatch(addMap('more'));
  engine.back();
  await settled();
  expect(engine.flow().syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'mine', 'more']);
  expect(now()).toMatchObject({ saving: { is: 'saved' }, said: null });
});

test('a window that closes sends what waits behind an answer that has not come', async () => {
  const { engine, now } = await opened();
  engine.hold();
  now().dispatch(addMap('a'));
  now().dispatch(addMap('b'));
  now().flush();
  await settled();
  expect(engine.flow().syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'a', 'b']);
});

test('edits that could not be sent before the window closed are done when it opens again', async () => {
  const shelf = fakeShelf();
  const engine = fakeEngine();
  const closing = await opened(engine, shelf);
  engine.cut('before');
  closing.now().dispatch(addMap('mine'));
  closing.now().flush();
  await settled();
  engine.cut('no');
  const { now } = await opened(engine, shelf);
  await settled();
  expect(engine.flow().syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'mine']);
  expect(now().saving.is).toBe('saved');
});

test('an edit that cannot be done changes nothing and says why', async () => {
  const { now } = await opened();
  const done = now().dispatch({ do: 'remove-map', sync, map: MapId.parse('gone') });
  expect(done.ok).toBe(false);
  expect(now()).toMatchObject({ flow: first, said: { code: 'flow/missing' } });
});

test('what was removed is selected no more', async () => {
  const { now } = await opened();
  now().select(['people/email', 'people/left']);
  now().dispatch({ do: 'remove-map', sync, map: MapId.parse('email') });
  expect(now().selected).toEqual(['people/left']);
});

test('a flow that is not there says so', async () => {
  const { store } = await opened();
  await store.getState().open('no/such');
  expect(store.getState()).toMatchObject({ at: 'gone', problem: { code: 'flow/unknown' } });
  expect(FlowId.safeParse('no/such').success).toBe(false);
});
