/** Seeds that once failed: each found a bug that must never come back. `kind`: the class they were played in, or null for the seed's own. */
export const corpus: readonly { readonly seed: number; readonly kind: string | null; readonly found: string }[] = [];
