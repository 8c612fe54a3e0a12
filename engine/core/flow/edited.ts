import type { Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import type { Command } from './command.ts';

/** The flow after a command and the command that takes it back, or why nothing was done. */
export type Edited = Result<readonly [next: Flow, undo: Command], Problem>;
