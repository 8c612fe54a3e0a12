import { z } from 'zod';
import { Flow } from '../../engine/model/flow.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { err, ok, type Result } from '../../engine/model/result.ts';

const Drawing = Flow.omit({ id: true });
export type Drawing = z.infer<typeof Drawing>;

const bytesMax = 20_000_000;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told below as a file that is no sync.
    return undefined;
  }
}

/** Reads a file of `flows/` of this or another workspace. Its id is left out: the sync gets one of its own. */
export function drawingIn(name: string, text: string): Result<Drawing, Problem> {
  const problem = (message: string, fix: string): Result<Drawing, Problem> =>
    err({ code: 'import/not-a-sync', message: `"${name}" ${message}`, fix });
  if (text.length > bytesMax) return problem('is too large for a sync.', 'Choose a file of the folder "flows".');
  const json = z.looseObject({}).safeParse(jsonIn(text));
  if (!json.success) return problem('is not a sync.', 'Choose a .json file of the folder "flows" of a workspace.');
  const { id: _, $schema: _schema, ...rest } = json.data;
  const read = Drawing.safeParse(rest);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  const where = first === undefined || first.path.length === 0 ? '' : ` at "${first.path.join('.')}"`;
  return problem(
    `cannot be read as a sync${where}.`,
    'Choose a file that Tandem wrote, or mend it there; docs/flow-format.md says what a sync holds.',
  );
}
