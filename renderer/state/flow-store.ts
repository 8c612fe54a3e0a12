import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../../engine/core/flow/command.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import type { Flow } from '../../engine/model/flow.ts';
import { FlowId } from '../../engine/model/ids.ts';
import type { FlowProblem, Problem } from '../../engine/model/problem.ts';
import { err, ok, type Result } from '../../engine/model/result.ts';
import type { Catalog, Shapes } from '../../engine/model/shape.ts';
import {
  type ConnectionName,
  checkFlow,
  editFlow,
  type OpenFlow,
  openFlow,
} from '../../engine/protocol/calls/flows.ts';
import type { News } from '../../engine/protocol/calls/news.ts';
import type { EngineClient } from '../engine-client.ts';
import { byNode, type Check, needsEngine } from './flow-checks.ts';
import { done, emptyHistory, type History, redone, undone } from './flow-history.ts';
import { keepEdits, type Shelf, takeKept } from './flow-kept.ts';
import { partAt } from './flow-parts.ts';
import { type Saver, type Saving, saver } from './flow-saver.ts';

export interface FlowState {
  /** `gone`: it could not be opened, or was removed; `problem` says why. */
  readonly at: 'none' | 'opening' | 'open' | 'gone';
  readonly problem: Problem | null;
  readonly flow: Flow | null;
  /** Of the last edit that the engine has. */
  readonly revision: number;
  readonly shapes: Shapes;
  readonly catalog: Catalog;
  readonly connections: readonly ConnectionName[];
  /** The published version that runs, and the number that this draft would get. */
  readonly live: number | null;
  readonly draft: number;
  readonly edited: boolean;
  readonly isSample: boolean;
  readonly savedAt: string | null;
  readonly saving: Saving;
  readonly history: History;
  /** Keys of the selected parts (flow-parts.ts), in the order in which they were selected. */
  readonly selected: readonly string[];
  readonly hovered: string | null;
  readonly problems: readonly FlowProblem[];
  readonly problemsAt: { readonly [node: string]: readonly FlowProblem[] };
  readonly checking: boolean;
  /** Something to tell the person once: why an edit was not done, or that the draft was edited elsewhere. */
  readonly said: Problem | null;

  readonly open: (flow: string) => Promise<void>;
  readonly close: () => void;
  /** Edits at once and saves behind. Edits of one `gesture` are undone together. */
  readonly dispatch: (command: Command, gesture?: string) => Result<Flow, Problem>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (keys: readonly string[], how?: 'only' | 'add' | 'toggle') => void;
  readonly hover: (key: string | null) => void;
  /** Asks the engine to check; `rediscover` looks at the systems again first. */
  readonly check: (rediscover?: boolean) => Promise<void>;
  readonly say: (problem: Problem | null) => void;
  /** Tries again to save what could not be. */
  readonly save: () => void;
  /** Sends what waits, for a window that closes. */
  readonly flush: () => void;
}

export type FlowStore = StoreApi<FlowState>;

/** What the store of a flow needs of its window. */
export interface Surroundings {
  readonly client: Pick<EngineClient, 'window' | 'ask' | 'watch'>;
  readonly onNews: (listener: (one: News) => void) => () => void;
  readonly check: Check;
  readonly shelf: Shelf | null;
  readonly checkAfterMs: number;
}

const nothing: Omit<FlowState, Actions> = {
  at: 'none',
  problem: null,
  flow: null,
  revision: 0,
  shapes: {},
  catalog: {},
  connections: [],
  live: null,
  draft: 1,
  edited: false,
  isSample: false,
  savedAt: null,
  saving: { is: 'saved' },
  history: emptyHistory,
  selected: [],
  hovered: null,
  problems: [],
  problemsAt: {},
  checking: false,
  said: null,
};

type Actions =
  | 'open'
  | 'close'
  | 'dispatch'
  | 'undo'
  | 'redo'
  | 'select'
  | 'hover'
  | 'check'
  | 'say'
  | 'save'
  | 'flush';

const movedOn = (lost: number): Problem => ({
  code: 'flow/moved-on',
  message: 'This sync was edited somewhere else; that is shown now.',
  fix: lost === 0 ? 'Your own edits stand as well.' : 'An edit of yours did not fit any more; make it once more.',
});

const looked = (opened: OpenFlow): Partial<FlowState> => ({
  revision: opened.revision,
  savedAt: opened.savedAt,
  shapes: opened.shapes,
  catalog: opened.catalog,
  connections: opened.connections,
  live: opened.live,
  draft: opened.draft,
  edited: opened.edited,
  isSample: opened.isSample,
});

const thereStill = (flow: Flow, keys: readonly string[]): readonly string[] => {
  const left = keys.filter((key) => partAt(flow, key) !== null);
  return left.length === keys.length ? keys : left;
};

/** The flow that a window has open: edited at once, saved behind, checked after every edit. */
export function flowStore({ client, onNews, check, shelf, checkAfterMs }: Surroundings): FlowStore {
  let keeper: Saver | null = null;
  let saved: Flow | null = null;
  let checks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const store = createStore<FlowState>((set, get) => {
    const found = (nr: number, problems: readonly FlowProblem[], more: Partial<FlowState> = {}): void => {
      if (nr !== checks) return;
      set({ problems, problemsAt: byNode(problems, get().problemsAt), checking: false, ...more });
    };
    const checkHere = async (): Promise<void> => {
      const { flow, catalog, shapes } = get();
      if (flow === null) return;
      if (needsEngine(flow)) return keeper?.isIdle() === true ? get().check() : undefined;
      const nr = ++checks;
      set({ checking: true });
      found(nr, await check(flow, catalog, shapes));
    };
    const checkSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void checkHere(), checkAfterMs);
    };
    const show = (flow: Flow, more: Partial<FlowState>): void => {
      set({ flow, selected: thereStill(flow, get().selected), ...more });
      checkSoon();
    };
    const apply = (command: Command): Result<Command, Problem> => {
      const { flow } = get();
      if (flow === null || keeper === null) return err(closed);
      const edited = edit(flow, command);
      if (!edited.ok) {
        set({ said: edited.error });
        return edited;
      }
      const [next, undo] = edited.value;
      show(next, { edited: true, saving: { is: 'saving' } });
      keeper.add(command);
      return ok(undo);
    };
    const keep = (opened: OpenFlow): Saver => {
      saved = opened.flow;
      const { id } = opened.flow;
      return saver(opened, {
        save: (revision, command) => client.ask(editFlow, { flow: id, revision, command, window: client.window }),
        open: () => client.ask(openFlow, { flow: id }),
        told: (saving, at) => {
          set({ saving, ...at });
          const { flow } = get();
          if (saving.is === 'saved' && flow !== null && needsEngine(flow)) checkSoon();
        },
        rebased: (now) => {
          saved = now.opened.flow;
          show(now.flow, { ...looked(now.opened), ...((now.movedOn || now.lost > 0) && { said: movedOn(now.lost) }) });
        },
        gone: (problem) => set({ at: 'gone', problem }),
      });
    };
    return {
      ...nothing,
      async open(flow) {
        if (get().flow?.id === flow && get().at === 'open') return;
        get().close();
        set({ at: 'opening' });
        const nr = ++checks;
        const id = FlowId.safeParse(flow);
        const answer = id.success ? await client.ask(openFlow, { flow: id.data }) : err(unknown(flow));
        if (nr !== checks) return;
        if (!answer.ok) return set({ at: 'gone', problem: answer.error });
        keeper = keep(answer.value);
        set({ at: 'open', flow: answer.value.flow, ...looked(answer.value) });
        const kept = shelf === null ? [] : takeKept(shelf, answer.value.flow);
        for (const command of kept) get().dispatch(command);
        await get().check();
      },
      close() {
        get().flush();
        keeper?.stop();
        keeper = null;
        checks++;
        clearTimeout(timer);
        set(nothing);
      },
      dispatch(command, gesture) {
        const undo = apply(command);
        if (!undo.ok) return undo;
        set({ history: done(get().history, { redo: command, undo: undo.value, gesture: gesture ?? null }) });
        const { flow } = get();
        return flow === null ? err(closed) : ok(flow);
      },
      undo() {
        const last = get().history.past.at(-1);
        if (last === undefined) return;
        const redo = apply(last.undo);
        if (redo.ok) set({ history: undone(get().history, redo.value) });
      },
      redo() {
        const next = get().history.future[0];
        if (next === undefined) return;
        const undo = apply(next.redo);
        if (undo.ok) set({ history: redone(get().history, undo.value) });
      },
      select(keys, how = 'only') {
        const { selected } = get();
        const kept = how === 'only' ? [] : selected.filter((key) => how === 'add' || !keys.includes(key));
        const fresh = keys.filter((key) => (how === 'toggle' ? !selected.includes(key) : !kept.includes(key)));
        const next = [...kept, ...fresh];
        if (next.length !== selected.length || next.some((key, at) => key !== selected[at])) set({ selected: next });
      },
      hover: (hovered) => set({ hovered }),
      async check(rediscover = false) {
        const { flow } = get();
        if (flow === null) return;
        const nr = ++checks;
        set({ checking: true });
        const answer = await client.ask(checkFlow, { flow: flow.id, rediscover });
        if (nr !== checks) return;
        if (!answer.ok) return set({ checking: false, said: answer.error });
        const { problems, shapes } = answer.value;
        const same = JSON.stringify(shapes) === JSON.stringify(get().shapes);
        found(nr, problems, same ? {} : { shapes });
      },
      say: (said) => set({ said }),
      save: () => void keeper?.catchUp(),
      flush() {
        const { flow } = get();
        const waiting = keeper?.flush() ?? [];
        if (shelf !== null && flow !== null && saved !== null) keepEdits(shelf, saved, flow, waiting);
      },
    };
  });

  onNews((one) => {
    if (one.kind === 'draft' && one.window !== client.window && one.flow === store.getState().flow?.id)
      keeper?.heard(one.revision);
    if (one.kind === 'versions' || one.kind === 'connections') keeper?.heard(null);
  });
  client.watch((connected) => {
    if (connected === 'open' && store.getState().at === 'open') void keeper?.catchUp();
  });
  return store;
}

const closed: Problem = {
  code: 'flow/closed',
  message: 'No sync is open in this window.',
  fix: 'Open it from the list of syncs.',
};

const unknown = (flow: string): Problem => ({
  code: 'flow/unknown',
  message: `There is no sync "${flow}".`,
  fix: 'Look at the list of syncs.',
});
