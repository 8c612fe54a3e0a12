import { createStore, type StoreApi } from 'zustand/vanilla';
import { checkThere } from './flow-checking.ts';
import { editing } from './flow-editing.ts';
import { opening } from './flow-opening.ts';
import { type Desk, type FlowState, nothing, type Surroundings } from './flow-state.ts';

export type FlowStore = StoreApi<FlowState>;

/** What is looked at, and what is said about it. */
function looking(desk: Desk): Pick<FlowState, 'select' | 'hover' | 'say' | 'check'> {
  return {
    select(keys, how = 'only') {
      const { selected } = desk.get();
      const kept = how === 'only' ? [] : selected.filter((key) => how === 'add' || !keys.includes(key));
      const fresh = keys.filter((key) => (how === 'toggle' ? !selected.includes(key) : !kept.includes(key)));
      const next = [...kept, ...fresh];
      if (next.length !== selected.length || next.some((key, at) => key !== selected[at])) desk.set({ selected: next });
    },
    hover: (hovered) => desk.set({ hovered }),
    say: (said) => desk.set({ said }),
    check: (rediscover = false) => checkThere(desk, rediscover),
  };
}

/** The flow that a window has open: edited at once, saved behind, checked after every edit. */
export function flowStore(surroundings: Surroundings): FlowStore {
  const store: FlowStore = createStore<FlowState>((set, get) => {
    const desk: Desk = {
      ...surroundings,
      get,
      set,
      keeper: null,
      saved: null,
      asked: 0,
      timer: undefined,
      unknown: '',
    };
    listen(desk);
    return { ...nothing, ...opening(desk), ...editing(desk), ...looking(desk) };
  });
  return store;
}

/** Takes up what happens elsewhere: other windows' edits, publishing, and an engine that is back. */
function listen(desk: Desk): void {
  const { client, onNews } = desk;
  onNews((one) => {
    if (one.kind === 'draft' && one.window !== client.window && one.flow === desk.get().flow?.id)
      desk.keeper?.heard(one.revision);
    if (one.kind === 'versions' || one.kind === 'connections') desk.keeper?.heard(null);
  });
  client.watch((connected) => {
    if (connected === 'open') void desk.keeper?.catchUp();
  });
}
