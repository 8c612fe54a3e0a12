import type { Side } from '../../../engine/model/ids.ts';
import type { Asked, InboxRecord, Standing } from '../../../engine/protocol/calls/inbox-record.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { wordsOf } from '../../words/words.ts';
import { shortMomentWords } from './moments.ts';

const icons: Readonly<Record<NonNullable<Standing['by']>, IconName>> = {
  people: 'user',
  tandem: 'syncs',
  linked: 'link',
  seen: 'eye',
};

/** Whose doing a value is and since when, as far as it is known: an icon, a few words, and a sentence. */
export function whoseDoing(
  record: Pick<InboxRecord, 'sides'>,
  side: Side,
  { by, at, run }: Pick<Standing, 'by' | 'at' | 'run'>,
): { readonly icon: IconName; readonly words: string; readonly sentence: string } | null {
  if (by === null || at === null) return null;
  const words = wordsOf('inboxRecord');
  const system = record.sides[side].name;
  const when = shortMomentWords(at);
  const sentence = words(`by_${by}`, { system, when });
  return {
    icon: icons[by],
    words: words(`short_${by}`, { when }),
    sentence: run === null ? sentence : `${sentence} ${words('inRun', { run })}`,
  };
}

/** Several values of one side as one text; null where all are blank. */
export function textOf(stands: readonly Pick<Standing, 'text'>[]): string | null {
  const found = stands.flatMap((one) => (one.text === null || one.text === '' ? [] : [one.text]));
  return found.length === 0 ? null : found.join(' ');
}

/** The latest change among several values. */
export function latestOf(stands: readonly Standing[]): Standing | null {
  return (
    stands.reduce<Standing | null>((last, one) => ((one.at ?? '') > (last?.at ?? '') ? one : last), null) ??
    stands[0] ??
    null
  );
}

export const toneOf = (side: Side): 'l' | 'r' => (side === 'left' ? 'l' : 'r');

/** What a question is called: its field, or what is asked about the record. */
export function nameOf({ what }: Pick<Asked, 'what'>): string {
  return what.about === 'unit' ? what.label : wordsOf('inboxRecord')(`about_${what.about}`);
}
