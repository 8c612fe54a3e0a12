import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { noPolicy, Policy } from '../engine/model/policy.ts';
import type { Problem } from '../engine/model/problem.ts';

/** What counts where the file of IT cannot be read: the careful choice of everything. */
const careful: Policy = { ...noPolicy, links: false, background: false };

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problem: Problem | null;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Reads the policy. One that is wrong is told and never half obeyed. */
export function readPolicy(file: string): ReadPolicy {
  try {
    return { policy: Policy.parse(JSON.parse(readFileSync(file, 'utf8'))), problem: null };
  } catch (error) {
    if (isMissing(error)) return { policy: noPolicy, problem: null };
    const cause = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    const problem: Problem = {
      code: 'policy/wrong',
      message: `The policy of this computer (${file}) cannot be read, so Tandem allows only what is safe in any case.`,
      fix: 'Ask your IT to mend the file; docs/install.md says what it may hold.',
      cause,
    };
    return { policy: careful, problem };
  }
}
