const format = new Intl.NumberFormat('en');

/** A number as people read it: "12,880". */
export const count = (many: number): string => format.format(many);

/** "1 field", "23 fields". */
export const counted = (many: number, one: string, several = `${one}s`): string =>
  `${count(many)} ${many === 1 ? one : several}`;
