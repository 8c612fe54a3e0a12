import type { Side } from '../../model/ids.ts';
import type { Random } from '../world/random.ts';
import type { Hand } from './hands.ts';

export type Hands = { readonly [side in Side]: Hand };

/** The fields that people type into and that both sides keep in step. */
export const typedFields = ['name', 'phone', 'city'] as const;

/** What people typed. Every value is typed once in a lifetime, so that it is clear where a value came from. */
export interface Typist {
  /** A few edits on both sides, as on a busy morning: some in the same record, some in the very same field, some new records. */
  morning(edits: number): Promise<void>;
  /** One edit of a record of this side. */
  edit(side: Side): Promise<void>;
  remove(side: Side): Promise<void>;
  /** Values that nobody typed over, by value: where they were typed. */
  standing(): ReadonlyMap<string, string>;
  /** E-mails of records that somebody removed. */
  readonly removed: ReadonlySet<string>;
  readonly count: { typed: number; clashes: number; added: number };
}

const sides = ['left', 'right'] as const;

export function typistAt(hands: Hands, random: Random): Typist {
  const standing = new Map<string, string>();
  const removed = new Set<string>();
  const count = { typed: 0, clashes: 0, added: 0 };
  let next = 0;
  const newValue = (side: Side): string => {
    next += 1;
    return `typed ${next} ${side}`;
  };
  const into = async (side: Side, mail: string, field: string): Promise<void> => {
    const row = (await hands[side].rows()).find((one) => one['mail'] === mail);
    const id = row?.['id'];
    if (id === undefined || id === null) return;
    const blank = field !== 'name' && random.chance(0.05);
    const value = newValue(side);
    const before = await hands[side].type(id, field, blank ? null : value);
    if (before === undefined) return;
    if (before !== null) standing.delete(before);
    if (!blank) standing.set(value, `${side} ${mail} ${field}`);
    count.typed += 1;
  };
  const anyMail = async (side: Side): Promise<string> => random.pick(await hands[side].rows())['mail'] ?? '';
  const edit = async (side: Side): Promise<void> => into(side, await anyMail(side), random.pick(typedFields));
  const add = async (mail: string, side: Side): Promise<void> => {
    const [name, phone] = [newValue(side), newValue(side)];
    await hands[side].add({ name, mail, phone, city: null, own: `own ${side}` });
    for (const value of [name, phone]) standing.set(value, `${side} ${mail} new`);
  };
  return {
    edit,
    removed,
    count,
    standing: () => standing,
    async morning(edits) {
      for (let n = 0; n < edits; n += 1) {
        const side = random.pick(sides);
        const kind = random.int(20);
        if (kind === 0) {
          const mail = await anyMail('left');
          const field = random.pick(typedFields);
          for (const each of sides) await into(each, mail, field);
          count.clashes += 1;
        } else if (kind === 1) {
          const mail = await anyMail('left');
          await into('left', mail, 'phone');
          await into('right', mail, 'city');
        } else if (kind === 2) {
          count.added += 1;
          const mail = `new${count.added}@example.com`;
          await add(mail, side);
          // Now and then two people enter the same new customer, each in his own system.
          if (random.chance(0.3)) await add(mail, side === 'left' ? 'right' : 'left');
        } else await edit(side);
      }
    },
    async remove(side) {
      const row = random.pick(await hands[side].rows());
      const [id, mail] = [row['id'], row['mail']];
      if (id === undefined || id === null || mail === undefined || mail === null) return;
      removed.add(mail);
      await hands[side].remove(id);
      for (const field of typedFields) {
        const value = row[field];
        if (value !== undefined && value !== null) standing.delete(value);
      }
    },
  };
}
