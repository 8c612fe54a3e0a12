import type { Right } from '../../../core/roles/roles.ts';
import type { Context } from '../context.ts';

/** Carries a command out; its modules are imported when it is called, so that help and small commands start at once. */
export type Act = (...given: [context: Context, words: readonly string[], options: unknown]) => Promise<number>;

/** A command as a command line names it. */
export interface Leaf {
  readonly use: string;
  readonly about: string;
  readonly options?: readonly (readonly [flags: string, about: string])[];
  /** Whole command lines without `tandem`, each with what it does; shown by `--help`. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Not for people: in no help. */
  readonly hidden?: boolean;
  /** What a role must have to be let do it; a function where that depends on what is asked. */
  readonly needs: Right | ((words: readonly string[]) => Right);
  readonly act: Act;
}
