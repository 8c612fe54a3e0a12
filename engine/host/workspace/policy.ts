import { Policy, policyFile } from '../../model/policy.ts';
import type { Problem } from '../../model/problem.ts';
import { type FileKind, readJson } from './files.ts';

/** What IT set for this machine. */
export interface SetByIt {
  readonly file: string;
  /** Null where IT set nothing, or its file cannot be read. */
  readonly policy: Policy | null;
  readonly problem: Problem | null;
}

const kind: FileKind = { code: 'policy', name: 'policy' };

/** Reads the policy of a file. */
export function policyAt(file: string): SetByIt {
  const read = readJson(file, kind, Policy);
  if (read.ok) return { file, policy: read.value, problem: null };
  const [problem = null] = read.error;
  return { file, policy: null, problem: problem?.code === 'policy/no-file' ? null : problem };
}

/** Reads the policy of this machine, from where only its administrators may write: no variable of an account leads elsewhere. */
export const policyHere = (): SetByIt =>
  policyAt(policyFile({ platform: process.platform, env: { ProgramFiles: process.env['ProgramFiles'] } }));
