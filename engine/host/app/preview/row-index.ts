import type { Side } from '../../../model/ids.ts';
import { PreviewGroup } from '../../../protocol/calls/preview.ts';
import { column, names } from './column.ts';
import type { Line } from './lines.ts';
import { type TextIndex, textIndex } from './text-index.ts';
import type { Why } from './why.ts';

/** What rows are found and counted by. */
export interface IndexedRow {
  readonly group: PreviewGroup;
  /** Which sync of the plan. */
  readonly sync: number;
  readonly to: Side | null;
  /** The decision that it belongs to; -1: none. */
  readonly change: number;
  /** Where it is kept, and which row of that it is. */
  readonly body: number;
  readonly part: number;
  readonly lines: readonly Line[];
  readonly why: Why;
  readonly rules: readonly Why[];
  readonly values: number;
  readonly clears: boolean;
  readonly text: string;
}

/** Rows with the same field maps and the same reasons: there are few of these, so they are counted once for all. */
export interface Kind {
  readonly maps: readonly number[];
  readonly rules: readonly number[];
  readonly why: string;
}

/** The rows of a preview as far as they are searched, filtered, counted and sorted. */
export interface RowIndex {
  add(row: IndexedRow): void;
  name(row: number, title: string): void;
  readonly length: () => number;
  group(row: number): PreviewGroup;
  sync(row: number): number;
  to(row: number): Side | null;
  change(row: number): number;
  body(row: number): number;
  part(row: number): number;
  values(row: number): number;
  clears(row: number): boolean;
  kindOf(row: number): number;
  title(row: number): string;
  readonly kinds: readonly Kind[];
  readonly maps: readonly { readonly id: string; readonly label: string }[];
  readonly rules: readonly { readonly id: string; readonly label: string }[];
  mapNumber(id: string): number | null;
  ruleNumber(id: string): number | null;
  /** A mark for each row: 1 where its title or a value holds the words. */
  find(words: string): Uint8Array;
  /** Rows in the order of their titles. */
  byTitle(): Uint32Array;
}

const groups = PreviewGroup.options;
const sideNumber = (side: Side | null): number => (side === null ? 0 : side === 'left' ? 1 : 2);
const sideOf = (number: number): Side | null => (number === 0 ? null : number === 1 ? 'left' : 'right');
const nineBits = 512;
const partsMax = 64;

/** What titles are compared by: small letters without marks. */
const sortKey = (title: string): string => title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

type Traits = Pick<RowIndex, 'length' | 'group' | 'sync' | 'to' | 'change' | 'body' | 'part' | 'values' | 'clears'>;

/** What each row is, a few numbers each. */
function traitsOf(): Traits & { add(row: IndexedRow): void } {
  const [traits, change, body, values] = [column(), column(), column(), column()];
  let length = 0;
  return {
    add(row) {
      const sync = row.sync * nineBits;
      traits.push(sync + groups.indexOf(row.group) * 16 + sideNumber(row.to) * 4 + (row.clears ? 1 : 0));
      change.push(row.change);
      // A link, two writes and some questions: what one decision gives beyond that shows as its last row.
      body.push(row.body * partsMax + Math.min(row.part, partsMax - 1));
      values.push(row.values);
      length++;
    },
    length: () => length,
    group: (row) => groups[Math.floor(traits.at(row) / 16) % 32] ?? 'skipped',
    sync: (row) => Math.floor(traits.at(row) / nineBits),
    to: (row) => sideOf(Math.floor(traits.at(row) / 4) % 4),
    clears: (row) => traits.at(row) % 4 === 1,
    change: change.at,
    body: (row) => Math.floor(body.at(row) / partsMax),
    part: (row) => body.at(row) % partsMax,
    values: values.at,
  };
}

type Words = Pick<RowIndex, 'name' | 'title' | 'find' | 'byTitle'>;

/** What rows are called and hold. */
function wordsOf(): Words & { add(text: string): void } {
  const titles: string[] = [];
  const texts = textIndex();
  let titleTexts: TextIndex | null = null;
  let order: Uint32Array | null = null;
  const titleIndex = (): TextIndex => {
    if (titleTexts !== null) return titleTexts;
    const made = textIndex();
    for (const title of titles) made.add(title);
    titleTexts = made;
    return made;
  };
  return {
    add(text) {
      titles.push('');
      texts.add(text);
    },
    name(row, title) {
      titles[row] = title;
      titleTexts = null;
      order = null;
    },
    title: (row) => titles[row] ?? '',
    find(words) {
      const found = texts.find(words);
      for (const [row, mark] of titleIndex().find(words).entries()) if (mark === 1) found[row] = 1;
      return found;
    },
    byTitle() {
      if (order !== null) return order;
      const keys = titles.map(sortKey);
      order = Uint32Array.from({ length: titles.length }, (_, row) => row).sort((one, other) => {
        const [a, b] = [keys[one] ?? '', keys[other] ?? ''];
        return a < b ? -1 : a > b ? 1 : one - other;
      });
      return order;
    },
  };
}

export function rowIndex(): RowIndex {
  const { add: addTraits, ...traits } = traitsOf();
  const { add: addText, ...words } = wordsOf();
  const kind = column();
  const kinds = names<Kind>();
  const maps = names<{ id: string; label: string }>();
  const rules = names<{ id: string; label: string }>();
  const kindNumber = ({ lines, rules: all, why }: IndexedRow): number => {
    const inMaps = lines.map(({ id, label }) => maps.numberOf(id, () => ({ id, label })));
    const inRules = all.map(({ rule: id, label }) => rules.numberOf(id, () => ({ id, label })));
    const name = `${inMaps.join(',')} ${inRules.join(',')} ${why.record}`;
    return kinds.numberOf(name, () => ({ maps: inMaps, rules: inRules, why: why.record }));
  };
  return {
    ...traits,
    ...words,
    add(row) {
      addTraits(row);
      addText(row.text);
      kind.push(kindNumber(row));
    },
    kindOf: kind.at,
    kinds: kinds.all,
    maps: maps.all,
    rules: rules.all,
    mapNumber: maps.find,
    ruleNumber: rules.find,
  };
}
