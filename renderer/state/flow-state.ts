import type { Command } from '../../engine/core/flow/command.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { FlowProblem, Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';
import type { Catalog, Shapes } from '../../engine/model/shape.ts';
import type { ConnectionName } from '../../engine/protocol/calls/flows.ts';
import type { News } from '../../engine/protocol/calls/news.ts';
import type { EngineClient } from '../engine-client.ts';
import type { Check } from './flow-checks.ts';
import { emptyHistory, type History } from './flow-history.ts';
import type { Shelf } from './flow-kept.ts';
import type { Saver, Saving } from './flow-saver.ts';

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

/** What the store of a flow needs of its window. */
export interface Surroundings {
  readonly client: Pick<EngineClient, 'window' | 'ask' | 'watch'>;
  readonly onNews: (listener: (one: News) => void) => () => void;
  readonly check: Check;
  readonly shelf: Shelf | null;
  readonly checkAfterMs: number;
  /** Why whoever sits here may not edit; null where they may. */
  readonly refused?: () => Problem | null;
}

export type Actions =
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

/** A window that has no flow open. */
export const nothing: Omit<FlowState, Actions> = {
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

/** What the parts of the store share. */
export interface Desk extends Surroundings {
  readonly get: () => FlowState;
  readonly set: (state: Partial<FlowState>) => void;
  /** Saves the edits of the open flow; null where none is open. */
  keeper: Saver | null;
  /** The open flow as the engine has it. */
  saved: Flow | null;
  /** Counts what was begun, so that an answer to what is over by then is dropped. */
  asked: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The unknown objects that the engine was asked about: once, as it may know nothing of them either. */
  unknown: string;
}
