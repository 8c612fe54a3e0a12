import { wordsOf } from '../words/words.ts';

export interface StoryProps {
  readonly flow: string;
  readonly sync: string;
  readonly record: string;
  readonly field: string | null;
}

/** The life of a record and its twin: every value, where it comes from, and what it was before. */
export function Story({ record }: StoryProps) {
  return (
    <header className="toolbar">
      <h1>{wordsOf('story')('title')}</h1>
      <span className="muted fs12">{record}</span>
    </header>
  );
}
