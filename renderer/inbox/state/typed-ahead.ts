/** What was typed for an editor that is not there yet. */
interface TypedAhead {
  readonly text: string;
  /** How often Enter was pressed after it. */
  readonly enters: number;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

let ahead: TypedAhead | null = null;

/** From now on letters are meant for an editor that is about to open. */
export function expectText(): void {
  ahead ??= { text: '', enters: 0 };
}

/** Keeps a key that is meant for the editor. @returns whether it was one */
export function keepKey({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  if (ahead === null || ctrlKey || metaKey || altKey) return false;
  const { text, enters } = ahead;
  if (key === 'Enter') ahead = { text, enters: enters + 1 };
  else if (key === 'Backspace') ahead = { text: text.slice(0, -1), enters };
  else if ([...key].length === 1 && enters === 0) ahead = { text: text + key, enters };
  else return false;
  return true;
}

/** Hands over what was kept; letters are not kept any more. */
export function takeText(): TypedAhead {
  const kept = ahead ?? { text: '', enters: 0 };
  ahead = null;
  return kept;
}
