import type { Phrases } from '../../phrasebook.ts';
import { answerSentences } from './answers.ts';
import { appSentences } from './app.ts';
import { brakeSentences } from './brakes.ts';
import { connectionSentences } from './connections.ts';
import { csvSentences } from './csv.ts';
import { differenceSentences } from './differences.ts';
import { drawingSentences } from './drawing.ts';
import { faultSentences } from './faults.ts';
import { fixLabels } from './fixes.ts';
import { flowSentences } from './flow.ts';
import { formTexts } from './forms.ts';
import { leftOutSentences } from './left-out.ts';
import { lineSentences } from './lines.ts';
import { linkSentences } from './links.ts';
import { nouns } from './nouns.ts';
import { postgresSentences } from './postgres.ts';
import { reasonWords } from './reasons.ts';
import { refusalSentences } from './refusals.ts';
import { reviewSentences } from './review.ts';
import { reviewProblems } from './review-problems.ts';
import { ruleWords } from './rules.ts';
import { runSentences } from './runs.ts';
import { sheetSentences } from './sheets.ts';
import { sqliteSentences } from './sqlite.ts';
import { stepNames } from './step-names.ts';
import { stepProblems } from './step-problems.ts';
import { stepSentences } from './step-sentences.ts';
import { storeSentences } from './store.ts';
import { suggestionWords } from './suggestions.ts';
import { undoSentences } from './undo.ts';
import { unitNames } from './units.ts';
import { valueSentences } from './values.ts';
import { saidWithin } from './within.ts';
import { workspaceSentences } from './workspace.ts';

/** What the engine says, in German. */
export const saidInGerman: Phrases = {
  ...nouns,
  ...saidWithin,
  ...flowSentences,
  ...leftOutSentences,
  ...lineSentences,
  ...fixLabels,
  ...brakeSentences,
  ...formTexts,
  ...connectionSentences,
  ...refusalSentences,
  ...reviewSentences,
  ...undoSentences,
  ...csvSentences,
  ...postgresSentences,
  ...sqliteSentences,
  ...ruleWords,
  ...drawingSentences,
  ...differenceSentences,
  ...suggestionWords,
  ...valueSentences,
  ...stepProblems,
  ...stepSentences,
  ...stepNames,
  ...unitNames,
  ...appSentences,
  ...reasonWords,
  ...reviewProblems,
  ...workspaceSentences,
  ...runSentences,
  ...answerSentences,
  ...sheetSentences,
  ...linkSentences,
  ...storeSentences,
  ...faultSentences,
};
