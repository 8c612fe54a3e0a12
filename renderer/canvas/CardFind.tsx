import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { setCard, useCanvas, viewOf } from './view.ts';

/** Finds a field on a card by its name. */
export function CardFind({ card }: { readonly card: string }) {
  const words = wordsOf('canvas');
  const search = useCanvas((state) => viewOf(state.cards, card).search);
  const key = `${card}#find`;
  const isFocus = useCanvas((state) => state.focus === key);
  return (
    <label className="find nodrag">
      <Icon name="search" size={14} />
      <input
        type="text"
        data-key={key}
        tabIndex={isFocus ? 0 : -1}
        placeholder={words('findField')}
        aria-label={words('findField')}
        value={search}
        spellCheck={false}
        onChange={(event) => setCard(card, { search: event.target.value, first: 0 })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.stopPropagation();
          setCard(card, { search: '', first: 0 });
        }}
      />
    </label>
  );
}
