import { wordsOf } from '../words/words.ts';

const named = ['Ctrl', 'Shift', 'Del', 'Space', 'Home', 'End'] as const;

/** What is printed on a key where people write in the language of the window. */
function capOf(key: string): string {
  const known = named.find((one) => one === key);
  return known === undefined ? key : wordsOf('controls')(known);
}

/** Keys as caps, in the order in which they are pressed. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="kbds">
      {keys.map((key) => (
        <kbd className="kbd" key={key}>
          {capOf(key)}
        </kbd>
      ))}
    </span>
  );
}
