import type { Retention } from '../../model/settings.ts';
import { policyHere } from '../workspace/policy.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Failure } from './failure.ts';

/**
 * How long a workspace keeps what; what IT set for the machine counts before what the workspace says.
 * @throws Failure with every problem of its settings
 */
export function retentionOf(place: Workspace): Retention {
  const read = readSettings(place);
  if (read.ok) return { ...read.value.retention, ...policyHere().policy?.retention };
  const [last] = read.error.slice(-1);
  if (last === undefined) throw new Error(`Reading ${place.settingsFile} failed without a problem.`);
  throw new Failure(last, { others: read.error.slice(0, -1) });
}
