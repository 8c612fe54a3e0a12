import { monogram } from './monogram.ts';

/** A person, by the letters of the name. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className="av" role="img" aria-label={name} title={name}>
      {monogram(name)}
    </span>
  );
}
