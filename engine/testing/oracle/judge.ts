import { checkCreates, checkJournal, checkNewest, checkOrigin, checkRemovals } from './effects.ts';
import { checkAgreement, checkAmbiguity, checkBrakes, checkQuiet, checkShadows, checkSurvival } from './ending.ts';
import type { Story, Violation } from './story.ts';
import { type Truth, truthOf } from './truth.ts';
import { checkUndo } from './undo.ts';

const checks: readonly ((truth: Truth) => readonly Violation[])[] = [
  checkJournal,
  checkNewest,
  checkOrigin,
  checkRemovals,
  checkCreates,
  checkAgreement,
  checkQuiet,
  checkShadows,
  checkAmbiguity,
  checkSurvival,
  checkBrakes,
  checkUndo,
];

/**
 * Every promise that this story breaks. It shares no code with the engine and predicts no schedule: it accepts whatever
 * the history can explain.
 */
export function judge(story: Story): readonly Violation[] {
  const truth = truthOf(story);
  const waited =
    story.early > 0 ? [{ property: 'P30', what: `${story.early} calls came before the wait was over` }] : [];
  return [...story.seen, ...waited, ...checks.flatMap((check) => check(truth))];
}

/** Writes of the engine, and those that a raced guard let through. */
export function tally(story: Story): { readonly writes: number; readonly late: number } {
  const effects = [...story.history.left, ...story.history.right].filter((one) => one.intent !== null);
  return { writes: effects.length, late: effects.filter((one) => one.late).length };
}
