/** Keys as caps, in the order in which they are pressed. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="kbds">
      {keys.map((key) => (
        <kbd className="kbd" key={key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
