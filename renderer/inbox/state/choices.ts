import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked, AskedWhat } from '../../../engine/protocol/calls/inbox-record.ts';

/** What the keys 1, 2 and 3 say about a question: the order in which its answers are drawn. */
export function answersOf(what: AskedWhat): readonly InboxSaid[] {
  switch (what.about) {
    case 'unit':
      return [{ choose: 'left' }, { choose: 'right' }, ...(what.hasAgreed ? [{ choose: 'agreed' } as const] : [])];
    case 'removal':
      return [{ choose: 'keep' }, { choose: 'remove' }, { choose: 'unlink' }];
    case 'match':
      return [
        ...what.left
          .filter((one) => one.twin === null)
          .flatMap(({ key: left }) =>
            what.right
              .filter((one) => one.twin === null)
              .map(({ key: right }): InboxSaid => ({ choose: 'link', left, right })),
          ),
        { choose: 'apart' },
      ];
    case 'refused':
      return [{ choose: 'retry' }, { choose: 'drop' }];
  }
}

/** What a key says about a question; null where it means nothing. */
export const saidBy = ({ what }: Asked, key: 1 | 2 | 3): InboxSaid | null => answersOf(what)[key - 1] ?? null;

/** Whether a value can be typed for a question. */
export const canType = ({ what }: Asked): boolean =>
  what.about === 'unit' || (what.about === 'refused' && what.op !== 'remove');

/** Whether both edits of a question make a value together. */
export const canMerge = ({ what }: Asked): boolean =>
  what.about === 'unit' && what.maps.length > 0 && what.maps.every((map) => map.merged !== null);

/** Whether two answers are the same. */
export const isSameSaid = (one: InboxSaid | undefined, other: InboxSaid): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other);
