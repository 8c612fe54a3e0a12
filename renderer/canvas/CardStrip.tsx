import type { Side, SyncId } from '../../engine/model/ids.ts';
import { endsOf } from '../state/flow-parts.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { forgetSeen } from './cards.ts';
import type { CardRows } from './geometry/card-rows.ts';
import { sizes } from './geometry/sizes.ts';
import { useSync } from './use-sync.ts';
import { setCard, useCanvas } from './view.ts';

interface StripProps {
  readonly card: string;
  readonly sync: SyncId;
  readonly side: Side;
  readonly where: 'above' | 'below';
  readonly rows: CardRows;
}

/** Fields scrolled out of view, with how many lines lead to them. */
export function CardStrip({ card, sync, side, where, rows }: StripProps) {
  const words = wordsOf('canvas');
  const one = useSync(sync);
  const lines = (one?.fields ?? []).filter((map) =>
    endsOf(map, side).some((field) => rows.spotOf(field).in === where),
  ).length;
  const many = rows.scrolled?.[where] ?? 0;
  const page = where === 'above' ? -sizes.rowsMax : sizes.rowsMax;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes('more', where === 'below' && 'dn')}
      onClick={() => setCard(card, { first: Math.max(0, rows.first + page) })}
    >
      <Icon name={where === 'above' ? 'chev-u' : 'chev-d'} size={12} />
      {words(where, { count: many })}
      {lines > 0 && <b>{words('lines', { count: lines })}</b>}
      {lines > 0 && <i className="h" />}
    </button>
  );
}

/** Opens and closes the fields that no line leads to. */
export function CardFold({ card, rows }: { readonly card: string; readonly rows: CardRows }) {
  const words = wordsOf('canvas');
  const key = `${card}#fold`;
  const isFocus = useCanvas((state) => state.focus === key);
  if (!rows.canFold && rows.folded === 0) return null;
  const isOpen = rows.folded === 0;
  return (
    <button
      type="button"
      className="fold nodrag"
      data-key={key}
      tabIndex={isFocus ? 0 : -1}
      aria-expanded={isOpen}
      onClick={() => {
        if (isOpen) forgetSeen(card);
        setCard(card, rows.canFold ? { unfolded: !isOpen, first: 0 } : { search: '', first: 0 });
      }}
    >
      <Icon name={isOpen ? 'chev-d' : 'chev-r'} size={12} />
      {isOpen ? words('onlyMapped') : words(rows.canFold ? 'moreFields' : 'otherFields', { count: rows.folded })}
    </button>
  );
}
