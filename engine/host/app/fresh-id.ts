const stemMax = 60;

/**
 * An id for something new, made from its label: small letters, digits and "-", and free.
 * @param taken ids that others have
 * @param otherwise what it is called where the label holds no letter
 */
export function freshId(label: string, taken: ReadonlySet<string>, otherwise: string): string {
  const stem =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, stemMax) || otherwise;
  for (let count = 1; ; count++) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!taken.has(id)) return id;
  }
}
