/** Parts to set by name; `null` takes an optional part away. */
export type PartsOf<Whole> = { readonly [Name in keyof Whole]?: Whole[Name] | null | undefined };

/**
 * A copy of `whole` with the named parts set, or taken away where they are `null`. Parts that are not named, or are
 * `undefined`, stay; a part that was there keeps its place in the order.
 */
export function withParts<Whole extends object>(whole: Whole, set: PartsOf<Whole>): Whole {
  const next: Whole = { ...whole };
  for (const [name, part] of Object.entries(set)) {
    if (part === null) Reflect.deleteProperty(next, name);
    else if (part !== undefined) Reflect.set(next, name, part);
  }
  return next;
}

/** What `withParts` has to set to bring back the parts that `set` changes. */
export function partsBefore(whole: object, set: object): { readonly [name: string]: unknown } {
  const named = Object.entries(set).filter(([, part]) => part !== undefined);
  return Object.fromEntries(named.map(([name]) => [name, Reflect.get(whole, name) ?? null]));
}
