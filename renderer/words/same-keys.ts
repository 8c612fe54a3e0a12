/** The texts of an area in another language: a text for each key of the English ones. */
export type SameKeys<English> = { readonly [Key in keyof English]: string };
