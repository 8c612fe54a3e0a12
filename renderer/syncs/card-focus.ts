/** The links that open cards, in the order in which they are shown. */
const links = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.sc a.open')];

const columnsOf = (cards: readonly HTMLElement[]): number => {
  const top = cards[0]?.getBoundingClientRect().top;
  return Math.max(1, cards.filter((card) => card.getBoundingClientRect().top === top).length);
};

/** Where a key leads from a card, in rows of so many columns; null where it leads nowhere. */
export function neighbour(key: string, at: number, count: number, columns: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    J: 1,
    K: -1,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  if (at < 0) return 0;
  const next = at + step;
  return next < 0 || next >= count ? null : next;
}

/** The flow whose card has the focus. */
export function focusedFlow(): string | null {
  return document.activeElement?.closest('.sc')?.querySelector<HTMLElement>('a.open')?.dataset['flow'] ?? null;
}

/** Moves the focus from card to card. @returns whether it moved */
export function moveFocus(key: string): boolean {
  const cards = links();
  const flow = focusedFlow();
  const at = cards.findIndex((card) => card.dataset['flow'] === flow);
  const next = neighbour(key, at, cards.length, columnsOf(cards));
  if (next === null) return false;
  cards[next]?.focus();
  cards[next]?.closest('.sc')?.scrollIntoView({ block: 'nearest' });
  return true;
}
