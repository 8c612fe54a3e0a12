/** Seeds that once failed: each found a bug and must never fail again. */
export const corpus: readonly { readonly seed: number; readonly found: string }[] = [];
