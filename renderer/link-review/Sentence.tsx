import type { ReactNode } from 'react';

const gap = '\u0001';

/** A sentence of which one value is drawn otherwise. @param say the sentence with what is given in its place */
export function Sentence({ say, children }: { readonly say: (value: string) => string; readonly children: ReactNode }) {
  const [before, after] = say(gap).split(gap);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
