/** A list of small whole numbers that grows, in little memory. */
export interface Column {
  push(value: number): void;
  at(index: number): number;
  /** For values that are changed later. */
  set(index: number, value: number): void;
}

const firstLength = 1_024;

/** Numbers from -2147483648 to 2147483647. */
export function column(): Column {
  let values = new Int32Array(firstLength);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const longer = new Int32Array(values.length * 2);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    at: (index) => values[index] ?? 0,
    set(index, value) {
      values[index] = value;
    },
  };
}

/** Gives every name a number, the same for the same name. */
export interface Names<T> {
  numberOf(name: string, make: () => T): number;
  find(name: string): number | null;
  readonly all: readonly T[];
}

export function names<T>(): Names<T> {
  const numbers = new Map<string, number>();
  const all: T[] = [];
  return {
    numberOf(name, make) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, all.length);
      all.push(make());
      return all.length - 1;
    },
    find: (name) => numbers.get(name) ?? null,
    all,
  };
}
