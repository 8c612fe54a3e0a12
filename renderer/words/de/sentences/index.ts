import type { Phrases } from '../../phrasebook.ts';
import { brakeSentences } from './brakes.ts';
import { connectionSentences } from './connections.ts';
import { fixLabels } from './fixes.ts';
import { flowSentences } from './flow.ts';
import { formTexts } from './forms.ts';
import { leftOutSentences } from './left-out.ts';
import { lineSentences } from './lines.ts';
import { nouns } from './nouns.ts';
import { refusalSentences } from './refusals.ts';
import { reviewSentences } from './review.ts';
import { undoSentences } from './undo.ts';

/** What the engine says, in German. */
export const saidInGerman: Phrases = {
  ...nouns,
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
};
