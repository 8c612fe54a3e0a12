/** Where a key leads in a list of `count` rows, of which `page` are in view; null for a key that moves nothing. */
export function moved(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (index: number): number => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return within(at + 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return within(at < 0 ? 0 : at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
