import { Fault } from '../../../engine/model/fault.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import { type RunHead, runLog } from '../../../engine/protocol/calls/activity.ts';
import { tellProblem } from '../../app/deeds.ts';
import { download } from '../../settings/download.ts';
import { engine } from '../../state/engine.ts';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';

/**
 * Reads the log of a run, piece by piece.
 * @param onPiece false: enough
 * @returns why it could not be read, or null
 */
export async function readLog(
  run: RunHead['id'],
  onPiece: (text: string, done: number, of: number) => boolean,
): Promise<Problem | null> {
  try {
    for await (const { text, done, of } of engine.follow(runLog, { run })) if (!onPiece(text, done, of)) break;
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.problem;
    throw error;
  }
}

/** Saves the log of a run as a file. */
export async function saveLog({ id, flow, number }: RunHead): Promise<void> {
  const parts: string[] = [];
  const problem = await readLog(id, (text) => {
    parts.push(text);
    return true;
  });
  if (problem !== null) return tellProblem(problem);
  const name = `${flow}-run-${number}.log`;
  download(name, parts, 'text/plain;charset=utf-8');
  toast({ title: wordsOf('activity')('saved', { name }), look: 'done' });
}
