import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';

/** What the card of a question is given. */
export interface CardProps {
  readonly record: InboxRecord;
  readonly asked: Asked;
  /** What was chosen and not yet recorded. */
  readonly said: InboxSaid | null;
  readonly isFocus: boolean;
  readonly onSay: (said: InboxSaid | null) => void;
  /** Whether its editor for typed values is open. */
  readonly isTyping: boolean;
  readonly onTyping: (isOn: boolean) => void;
  /** Whether its values changed while it was looked at, and on which sides. */
  readonly moved: { readonly left: boolean; readonly right: boolean };
}

/** A question of one kind, with what is asked. */
export type Of<About extends Asked['what']['about']> = Omit<CardProps, 'asked'> & {
  readonly asked: Asked;
  readonly what: Extract<Asked['what'], { about: About }>;
};
