import { wordsOf } from '../../words/words.ts';
import { differing } from './differing.ts';

/** A value as text: where it is long, what the other one lacks is marked. */
export function Text({ text, other = null }: { readonly text: string | null; readonly other?: string | null }) {
  const words = wordsOf('inboxRecord');
  if (text === null || text === '') return <em className="ir-none">{words('empty')}</em>;
  return differing(text, other).map(({ text: piece, isOwn }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no names
    isOwn ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
  );
}
