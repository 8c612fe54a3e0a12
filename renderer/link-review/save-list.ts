import { Fault } from '../../engine/model/fault.ts';
import type { ReviewList } from '../../engine/model/review.ts';
import { type ReviewSummary, reviewFile } from '../../engine/protocol/calls/review.ts';
import { tellProblem } from '../app/deeds.ts';
import { engine } from '../state/engine.ts';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';

const names = {
  linked: 'linked',
  ambiguous: 'ambiguous',
  left: 'only-left',
  right: 'only-right',
  suggested: 'close-pairs',
} as const;

/** Saves a list as a table for a spreadsheet. */
export async function saveList({ id, flow }: ReviewSummary, list: ReviewList | 'suggested'): Promise<void> {
  const parts: string[] = [];
  try {
    for await (const { text } of engine.follow(reviewFile, { review: id, list })) parts.push(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return tellProblem(error.problem);
  }
  const name = `${flow}-${names[list]}.csv`;
  const address = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  toast({ title: wordsOf('linkReview')('savedAs', { name }), look: 'done' });
}
