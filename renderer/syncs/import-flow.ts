import { z } from 'zod';
import { Flow } from '../../engine/model/flow.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { err, ok, type Result } from '../../engine/model/result.ts';
import { wordsOf } from '../words/words.ts';

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
  const words = wordsOf('syncs');
  const problem = (message: string, fix: string): Result<Drawing, Problem> =>
    err({ code: 'import/not-a-sync', message, fix });
  if (text.length > bytesMax) return problem(words('tooLarge', { file: name }), words('tooLargeFix'));
  const json = z.looseObject({}).safeParse(jsonIn(text));
  if (!json.success) return problem(words('noSync', { file: name }), words('noSyncFix'));
  const { id: _, $schema: _schema, ...rest } = json.data;
  const read = Drawing.safeParse(rest);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  const place = first?.path.join('.') ?? '';
  const message = place === '' ? words('unreadable', { file: name }) : words('unreadableAt', { file: name, place });
  return problem(message, words('unreadableFix'));
}
