import { afterEach } from 'vitest';
import { Duet, type DuetOptions } from './duet.ts';

/** Hands out duets and closes them after each test. Call once per test file. */
export function duets(): (options?: DuetOptions) => Duet {
  let open: Duet[] = [];
  afterEach(async () => {
    await Promise.all(open.map((one) => one.close()));
    open = [];
  });
  return (options = {}) => {
    const one = new Duet(options);
    open.push(one);
    return one;
  };
}

/** The same person as each side writes it. */
export const ann = { name: 'Ann', email: 'ann@example.com', phone: '1', city: 'Bonn' };
export const annRight = { title: 'Ann', mail: 'ann@example.com', tel: '1', town: 'Bonn' };

export const bob = { name: 'Bob', email: 'bob@example.com', phone: '2', city: 'Köln' };
export const bobRight = { title: 'Bob', mail: 'bob@example.com', tel: '2', town: 'Köln' };

export const cleo = { name: 'Cleo', email: 'cleo@example.com', phone: '3', city: 'Trier' };
export const cleoRight = { title: 'Cleo', mail: 'cleo@example.com', tel: '3', town: 'Trier' };

/** Adds pairs that match and agree, so that one record more or less does not pull a brake. */
export function crowd(duet: Duet, pairs: number): void {
  for (let at = 1; at <= pairs; at++) {
    const [name, email, phone, city] = [`Person ${at}`, `p${at}@example.com`, `0${at}`, 'Ulm'];
    duet.add('left', { name, email, phone, city });
    duet.add('right', { title: name, mail: email, tel: phone, town: city });
  }
}
