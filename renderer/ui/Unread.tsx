import { wordsOf } from '../words/words.ts';

/** Stands where a row belongs that was not read yet. */
export const Unread = () => (
  <span className="yet">
    <span className="sr">{wordsOf('controls')('notRead')}</span>
  </span>
);
