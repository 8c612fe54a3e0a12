import type { Change, Intent } from '../model/change.ts';
import type { Mark } from '../store/contract/mark.ts';
import { asksAgain, conclude, concludePart, type Known } from './conclude.ts';
import { fallen, standsWithout } from './fallen.ts';
import { journalMark, type Landed } from './landed.ts';
import { asked } from './questions.ts';
import { refusedQuestions } from './refused.ts';
import type { Sent } from './send.ts';
import { settlingAlone } from './siblings.ts';
import { countWrite } from './tally.ts';
import type { Work } from './world.ts';

/** What the outcomes of a change's writes leave in the state, and the writes whose outcome is still to be found out. */
export interface Aftermath {
  readonly marks: readonly Mark[];
  readonly unknown: readonly Intent[];
}

function landedMarks(work: Work, { intent, snapshot }: Landed): readonly Mark[] {
  const key = snapshot?.key ?? intent.write.key;
  countWrite(work.tally, 'done', intent.write);
  return [
    ...(key === null ? [] : [journalMark(work, { intent, snapshot, outcome: 'done' }, key)]),
    { drop: 'intent', id: intent.id },
  ];
}

/**
 * Records what became of the writes of one change. Those that landed are true whatever became of the others (R16); those
 * that moved on are decided about again, and a refused one is set aside (A10, A11).
 */
export function aftermath(work: Work, change: Change, known: Known, sent: readonly Sent[]): Aftermath {
  const isOpen = (one: Sent): boolean => one.outcome.kind !== 'done';
  const open = sent.filter(isOpen).map((one) => one.intent.write);
  const landed = sent.flatMap(({ intent, outcome }): Landed[] =>
    outcome.kind === 'done' ? [{ intent, snapshot: outcome.snapshot, outcome: 'done' }] : [],
  );
  const marks = landed.flatMap((one) => landedMarks(work, one));
  if (open.length === 0) {
    if (asksAgain(change)) work.tally.movedOn++;
    return { marks: [...marks, ...conclude(work, change, known, landed)], unknown: [] };
  }
  const alone = landed.map((one) => ({ ...one, intent: settlingAlone(one.intent, open) }));
  const areRefused = sent.every((one) => !isOpen(one) || one.outcome.kind === 'refused');
  const isOver = areRefused && standsWithout(change);
  const refused = refusedQuestions(work.sync, sent);
  const asking = { ...change, questions: [...change.questions, ...refused] };
  marks.push(
    ...(isOver
      ? conclude(work, asking, known, alone)
      : [
          ...concludePart(work, change, known, alone),
          ...refused.flatMap((question) => asked(work, change, question, known.conflicts)),
        ]),
  );
  const unknown: Intent[] = [];
  for (const one of sent.filter(isOpen)) {
    const fell = sent.filter((other) => other !== one && isOpen(other) && other.outcome.kind !== 'unknown');
    const rest: Sent = {
      ...one,
      intent: settlingAlone(
        one.intent,
        fell.map((other) => other.intent.write),
      ),
    };
    if (rest.outcome.kind === 'unknown') unknown.push(rest.intent);
    marks.push(...fallen(work, change, rest));
  }
  return { marks, unknown };
}
