import type { Outcome, Write } from '../connectors/contract.ts';
import { attemptsMax, backoffMs } from '../core/pace/backoff.ts';
import type { Intent } from '../model/change.ts';
import { Fault } from '../model/fault.ts';
import type { Side } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import { checkpoint } from './checkpoint.ts';
import { seatOf, type Work } from './world.ts';

/** What became of one intent, after all attempts of this run. */
export interface Sent {
  readonly intent: Intent;
  readonly outcome: Outcome;
}

function writeOf(intent: Intent): Write {
  const { write } = intent;
  if (write.op === 'create') {
    return { op: 'create', intent: intent.id, correlation: intent.correlation, key: write.key, fields: write.fields };
  }
  const key = write.key;
  if (key === null)
    throw new Error('Broken rule A4: an update or removal names its record. This is a bug in the engine.');
  if (write.op === 'remove') return { op: 'remove', intent: intent.id, key, expect: write.expect };
  return { op: 'update', intent: intent.id, key, fields: write.fields, expect: write.expect };
}

/** A fault of a whole call, as the outcome of each of its writes. One that stops the side is thrown on. */
function outcomeOf(fault: Fault): Outcome {
  switch (fault.kind) {
    case 'transient':
      return { kind: 'later', problem: fault.problem, afterMs: fault.afterMs };
    case 'unknown':
      return { kind: 'unknown', problem: fault.problem };
    case 'refused':
      return { kind: 'refused', problem: fault.problem };
    case 'sign-in':
    case 'setting':
    case 'state':
      throw fault;
  }
}

async function attempt(work: Work, side: Side, intents: readonly Intent[]): Promise<readonly Outcome[]> {
  const { session, view } = seatOf(work, side);
  try {
    return await session.write(view, intents.map(writeOf));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const outcome = outcomeOf(error);
    return intents.map(() => outcome);
  }
}

const gaveUp = (problem: Problem): Outcome => ({
  kind: 'refused',
  problem: { ...problem, message: `${problem.message} (gave up after ${attemptsMax} attempts)` },
});

/** A wait is cut into parts of this length: shorter than the lease lasts. */
const partMs = 15_000;

/** Waits with the lease kept alive, and no longer than until somebody asks the run to stop. */
async function rest(work: Work, ms: number): Promise<void> {
  for (let leftMs = ms; leftMs > 0; leftMs -= partMs) {
    await work.world.sleep(Math.min(leftMs, partMs));
    await checkpoint(work);
  }
}

/**
 * Sends intents of one side and operation, and again those that were certainly not processed, waiting with full jitter
 * in between (A7). Order of outcomes is the order of intents.
 * @throws Fault `sign-in` or `setting`: nothing of the batch that threw was processed; Stopped while it waits
 */
export async function send(work: Work, side: Side, intents: readonly Intent[]): Promise<readonly Sent[]> {
  const settled = new Map<string, Outcome>();
  let open = intents;
  for (let attempts = 1; open.length > 0; attempts++) {
    const outcomes = await attempt(work, side, open);
    const again: Intent[] = [];
    let afterMs = 0;
    for (const [index, intent] of open.entries()) {
      const outcome: Outcome = outcomes[index] ?? {
        kind: 'unknown',
        problem: {
          code: 'system/no-answer',
          message: 'The system gave no answer for this record.',
          fix: 'It is read back in the next run.',
        },
      };
      if (outcome.kind !== 'later') settled.set(intent.id, outcome);
      else if (attempts >= attemptsMax) settled.set(intent.id, gaveUp(outcome.problem));
      else {
        again.push(intent);
        afterMs = Math.max(afterMs, outcome.afterMs);
      }
    }
    open = again;
    if (open.length > 0) await rest(work, backoffMs(attempts, work.world.random(), afterMs));
  }
  return intents.flatMap((intent) => {
    const outcome = settled.get(intent.id);
    return outcome === undefined ? [] : [{ intent, outcome }];
  });
}
