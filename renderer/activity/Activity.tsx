import { wordsOf } from '../words/words.ts';

/** Runs over time, and one of them from near. */
export function Activity({ run }: { readonly run: string | null }) {
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>{wordsOf('activity')('title')}</h1>
        <span className="muted">{run}</span>
      </header>
    </div>
  );
}
