import { findTwins, listTemplates } from '../../../protocol/calls/assistant.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part } from '../part.ts';
import { twinsFound } from './find-twins.ts';
import { templates } from './templates.ts';

/** What windows ask while a new sync is made. */
export function assistantParts({ engine }: House): readonly Part[] {
  return [
    answers(listTemplates, 'look', async () => ({ templates: [...templates()] })),
    feeds(findTwins, 'design', (question, { stop }) => twinsFound(engine, question, stop)),
  ];
}
