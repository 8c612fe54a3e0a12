/** What a keyboard event says of a key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How the keys of a shortcut follow each other: `['Mod+K']`, `['G', 'S']`, `['?']`. `Mod` is Ctrl, on a Mac Command. */
export type Keys = readonly string[];

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);

/** A press as shortcuts write it, or null for a modifier alone. Shift counts only where it does not change the character. */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isMac: boolean): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead'].includes(key)) return null;
  const isMod = isMac ? metaKey : ctrlKey;
  const name = key === ' ' ? 'Space' : isLetter(key) ? key.toLocaleUpperCase('en') : key;
  const counts = shiftKey && (key.length > 1 || isLetter(key) || key === ' ');
  return [isMod && 'Mod', isMac && ctrlKey && 'Ctrl', altKey && 'Alt', counts && 'Shift', name]
    .filter((part) => part !== false)
    .join('+');
}

/** Whether a stroke could also be part of a text that somebody types. */
export const isPlain = (stroke: string): boolean => !/^(?:Mod|Ctrl|Alt)\+/.test(stroke) && !/^F\d+$/.test(stroke);

const caps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** A shortcut as caps to draw. */
export function capsOf(keys: Keys, isMac: boolean): readonly string[] {
  const mod = isMac ? '⌘' : 'Ctrl';
  return keys
    .flatMap((stroke) => (stroke === '+' ? ['+'] : stroke.split('+')))
    .map((part) => (part === 'Mod' ? mod : (caps[part] ?? part)));
}

/** Strokes of a sequence that has begun, and when its last one was made. */
export interface Begun {
  readonly strokes: readonly string[];
  readonly atMs: number;
}

export const noneBegun: Begun = { strokes: [], atMs: 0 };

const patienceMs = 1_200;

const startsWith = (keys: Keys, strokes: readonly string[]): boolean =>
  strokes.every((stroke, index) => keys[index] === stroke);

/**
 * What a stroke leads to, given those before it.
 * @returns the first shortcut that is complete, or null, and what has begun
 */
export function press<Shortcut extends { readonly keys: Keys }>(
  begun: Begun,
  stroke: string,
  nowMs: number,
  shortcuts: readonly Shortcut[],
): readonly [Shortcut | null, Begun] {
  const earlier = nowMs - begun.atMs <= patienceMs ? begun.strokes : [];
  for (const strokes of earlier.length > 0 ? [[...earlier, stroke], [stroke]] : [[stroke]]) {
    const fitting = shortcuts.filter(({ keys }) => startsWith(keys, strokes));
    const whole = fitting.find(({ keys }) => keys.length === strokes.length);
    if (whole !== undefined) return [whole, noneBegun];
    if (fitting.length > 0) return [null, { strokes, atMs: nowMs }];
  }
  return [null, noneBegun];
}
