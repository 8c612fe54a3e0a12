import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Normaliser } from '../../model/flow.ts';
import { LinkId, RecordKey, type Side } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { anyText } from '../../testing/arbitraries.ts';
import { mapPlan, syncPlan } from '../../testing/plans.ts';
import { seeds } from '../../testing/seeds.ts';
import { matchValues } from './match-values.ts';
import { type Candidate, type Meeting, meet, nameOf } from './meet.ts';
import { normalise } from './normalise.ts';

const tier = (left: string[], right: string[], by: Normaliser[] = []) => ({
  left,
  right,
  normalise: by,
  country: null,
});

describe('match values', () => {
  const sync = syncPlan([mapPlan('email'), mapPlan('name')], {
    tiers: [tier(['email'], ['their_email'], ['trim', 'case']), tier(['name', 'city'], ['their_name', 'their_city'])],
  });
  const values = (side: Side, fields: Fields) =>
    matchValues(sync, side, fields).map((one) => `${one.tier} ${one.value}`);

  test('M1: a record has one match value in each tier whose components it has', () => {
    expect(values('left', { email: ' A@X ', name: 'Anna', city: 'Bonn' })).toEqual(['0 a@x', '1 ["Anna","Bonn"]']);
    expect(values('right', { their_email: 'a@x', their_name: 'Anna', their_city: 'Bonn' })).toEqual([
      '0 a@x',
      '1 ["Anna","Bonn"]',
    ]);
  });

  test('M1: a component that is blank, only white space, or was not read matches nothing', () => {
    expect(values('left', { email: null, name: 'Anna', city: '' })).toEqual([]);
    expect(values('left', { email: '  ', name: 'Anna' })).toEqual([]);
  });

  test('M1: what normalising leaves nothing of matches nothing', () => {
    const digits = syncPlan([], {
      tiers: [tier(['phone'], ['phone'], ['digits']), tier(['phone'], ['phone'], ['punctuation'])],
    });
    expect(matchValues(digits, 'left', { phone: 'none' })).toEqual([{ tier: 1, value: 'none' }]);
    expect(matchValues(digits, 'left', { phone: '--' })).toEqual([]);
  });

  test('M1: true, false and values with parts match by what they are', () => {
    const mixed = syncPlan([], { tiers: [tier(['one'], ['one'])] });
    expect(matchValues(mixed, 'left', { one: false })).toEqual([{ tier: 0, value: 'false' }]);
    expect(matchValues(mixed, 'left', { one: ['a', 'b'] })).toEqual([{ tier: 0, value: '["a","b"]' }]);
  });

  test('M1: parts that run together differently are different values', () => {
    expect(values('left', { name: 'Anna', city: 'Bonn' })).not.toEqual(values('left', { name: 'AnnaB', city: 'onn' }));
    expect(values('left', { name: 'a","b', city: 'c' })).not.toEqual(values('left', { name: 'a', city: 'b","c' }));
  });
});

describe('normalising', () => {
  const by = (one: Normaliser, text: string, country: string | null = null) => normalise(text, [one], country);

  test('M9: texts are folded for comparing: case, spaces, accents, punctuation', () => {
    expect(by('trim', '  Anna ')).toBe('Anna');
    expect(by('spaces', ' Anna \n  Smith ')).toBe('Anna Smith');
    expect(by('case', 'ANNA Müller')).toBe('anna müller');
    expect(by('case', 'ﬁne')).toBe('fine');
    expect(by('accents', 'Zoë Ångström')).toBe('Zoe Angstrom');
    expect(by('punctuation', "O'Brien & Sons, Ltd.")).toBe('OBrien  Sons Ltd');
    expect(by('digits', '(030) 90-18 20')).toBe('030901820');
    expect(by('email', ' MAILTO:Anna@X.org ')).toBe('anna@x.org');
  });

  test('M9: phone numbers are the same however they are written, if the country is known', () => {
    const numbers = ['+49 30 901820', '0049 30 901820', '030 901820', '030/90 18 20'].map((text) =>
      by('phone', text, 'DE'),
    );
    expect(new Set(numbers)).toEqual(new Set(['+4930901820']));
    expect(by('phone', '+1 (213) 373-4253')).toBe('+12133734253');
    expect(by('phone', 'ext. 12')).toBe('12');
    expect(by('phone', 'none')).toBeNull();
  });

  test('M9: several foldings apply in order', () => {
    expect(normalise(' Zoë  MÜLLER ', ['spaces', 'accents', 'case'], null)).toBe('zoe muller');
  });

  for (const seed of seeds(1)) {
    test(`M9, seed ${seed}: what was trimmed, cleaned or reduced once stays as it is`, () => {
      const stable: Normaliser[] = ['trim', 'spaces', 'accents', 'punctuation', 'digits', 'email'];
      fc.assert(
        fc.property(anyText(), fc.constantFrom(...stable), (text, one) => {
          const once = by(one, text);
          if (once !== null) expect(by(one, once)).toBe(once);
        }),
        { seed, numRuns: 500 },
      );
    });
  }
});

const lone = (side: Side, key: string): Candidate => ({ side, key: RecordKey.parse(key), held: null });
const held = (side: Side, key: string, link: string): Candidate => ({
  side,
  key: RecordKey.parse(key),
  held: LinkId.parse(link),
});
const never = () => false;
const always = () => true;

function words(meetings: readonly Meeting[]): readonly string[] {
  return meetings.map((one) =>
    one.kind === 'link'
      ? `link ${one.left} ${one.right}`
      : `${one.reason} ${[...one.left].sort().join(',')} | ${[...one.right].sort().join(',')}`,
  );
}

const apartBy =
  (...pairs: readonly (readonly [string, string])[]) =>
  (one: Candidate, other: Candidate): boolean =>
    pairs.some(([a, b]) => (one.key === a && other.key === b) || (one.key === b && other.key === a));

describe('meeting', () => {
  test('M2: exactly one record without a link on each side are linked', () => {
    expect(words(meet([lone('left', 'l1'), lone('right', 'r1')], never, always))).toEqual(['link l1 r1']);
  });

  test('M2: a record alone meets nobody', () => {
    expect(meet([lone('left', 'l1')], never, always)).toEqual([]);
    expect(meet([held('left', 'l1', 'k1'), held('right', 'r1', 'k1')], never, always)).toEqual([]);
  });

  test('M3: two on one side ask, and none of them is linked', () => {
    const cluster = [lone('left', 'l1'), lone('right', 'r1'), lone('right', 'r2')];
    expect(words(meet(cluster, never, always))).toEqual(['ambiguous-match l1 | r1,r2']);
    expect(meet(cluster, never, always)).toMatchObject([{ lone: cluster }]);
  });

  test('M4: a record without a link asks beside a linked pair, on either side; only it waits', () => {
    const pair = [held('left', 'l1', 'k1'), held('right', 'r1', 'k1')];
    for (const extra of [lone('left', 'l2'), lone('right', 'r2')]) {
      expect(meet([...pair, extra], never, always)).toMatchObject([
        { kind: 'ask', reason: 'ambiguous-match', lone: [extra] },
      ]);
    }
  });

  test('M4: a record is not linked to one that has a link, even where that is the only one', () => {
    expect(words(meet([held('left', 'l1', 'k1'), lone('right', 'r1')], never, always))).toEqual([
      'ambiguous-match l1 | r1',
    ]);
    expect(words(meet([held('left', 'l1', 'k1'), lone('left', 'l2')], never, never))).toEqual(['duplicates l1,l2 | ']);
  });

  test('M5: a pair that a person declared apart is not linked, and nobody is asked again', () => {
    expect(meet([lone('left', 'l1'), lone('right', 'r1')], apartBy(['l1', 'r1']), always)).toEqual([]);
  });

  test('M5: once the others are declared apart, the pair that remains is linked', () => {
    const cluster = [lone('left', 'l1'), lone('right', 'r1'), lone('right', 'r2')];
    expect(words(meet(cluster, apartBy(['l1', 'r2'], ['r1', 'r2']), always))).toEqual(['link l1 r1']);
    expect(words(meet(cluster, apartBy(['l1', 'r2']), always))).toEqual(['ambiguous-match l1 | r1,r2']);
  });

  test('M5: a new record beside a linked pair is free once it was declared apart from both', () => {
    const cluster = [held('left', 'l1', 'k1'), held('right', 'r1', 'k1'), lone('right', 'r2')];
    expect(meet(cluster, apartBy(['l1', 'r2'], ['r1', 'r2']), always)).toEqual([]);
  });

  test('M5: who is apart from one of a linked pair is apart from both', () => {
    const cluster = [held('left', 'l1', 'k1'), held('right', 'r1', 'k1'), lone('right', 'r2')];
    expect(meet(cluster, apartBy(['l1', 'r2']), always)).toEqual([]);
    expect(words(meet([...cluster, lone('right', 'r3')], apartBy(['l1', 'r2'], ['r2', 'r3']), always))).toEqual([
      'ambiguous-match l1 | r1,r3',
    ]);
  });

  test('M5: records that an earlier tier took are not one thing', () => {
    const taken = (side: Side, key: string): Candidate => ({ ...lone(side, key), held: 'taken' });
    const cluster = [taken('left', 'l1'), taken('right', 'r1'), lone('right', 'r2')];
    expect(words(meet(cluster, apartBy(['l1', 'r2']), always))).toEqual(['ambiguous-match l1 | r1,r2']);
  });

  test('M8: several of one side ask where they would be created on the other', () => {
    const cluster = [lone('left', 'l1'), lone('left', 'l2')];
    expect(words(meet(cluster, never, (side) => side === 'left'))).toEqual(['duplicates l1,l2 | ']);
    expect(meet(cluster, never, (side) => side === 'right')).toEqual([]);
  });

  test('M3: very many records with one match value are one question', () => {
    const cluster = Array.from({ length: 200 }, (_, at) => lone(at % 2 === 0 ? 'left' : 'right', `n${at}`));
    expect(meet(cluster, always, always)).toMatchObject([{ kind: 'ask', lone: cluster }]);
  });
});

interface Gathering {
  readonly candidates: readonly Candidate[];
  readonly apart: (one: Candidate, other: Candidate) => boolean;
  readonly creates: (side: Side) => boolean;
}

/** Clusters of lone and linked records, with pairs of them declared apart. */
const anyCluster: fc.Arbitrary<Gathering> = fc
  .array(fc.record({ side: fc.constantFrom<Side>('left', 'right'), held: fc.boolean() }), { maxLength: 9 })
  .chain((members) => {
    const candidates = members.map((one, at) =>
      one.held ? held(one.side, `n${at}`, `k${at >> 1}`) : lone(one.side, `n${at}`),
    );
    const pairs = candidates.flatMap((one, at) =>
      candidates.slice(at + 1).map((other) => [one.key, other.key] as const),
    );
    return fc.record({
      candidates: fc.constant(candidates),
      apart: fc.subarray(pairs).map((chosen) => apartBy(...chosen)),
      creates: fc.subarray<Side>(['left', 'right']).map((chosen) => (side: Side) => chosen.includes(side)),
    });
  });

/** Whether two are apart: they, or whoever a link holds with one of them. */
const apartAsPairs =
  ({ candidates, apart }: Pick<Gathering, 'candidates' | 'apart'>) =>
  (one: Candidate, other: Candidate): boolean => {
    const same = (its: Candidate) =>
      candidates.filter((each) => each === its || (its.held !== null && each.held === its.held));
    return same(one).some((mine) => same(other).some((its) => mine !== its && apart(mine, its)));
  };

for (const seed of seeds(3)) {
  const checked = (check: (gathering: Gathering) => void) =>
    fc.assert(fc.property(anyCluster, check), { seed, numRuns: 1000 });

  test(`M3, M5, seed ${seed}: who is asked about is not linked, who is linked is alone with its twin (P20)`, () => {
    checked(({ candidates, apart, creates }) => {
      const meetings = meet(candidates, apart, creates);
      const isApart = apartAsPairs({ candidates, apart });
      const asked = new Set(meetings.flatMap((one) => (one.kind === 'ask' ? one.lone.map(nameOf) : [])));
      const seen = new Set<string>();
      for (const one of meetings) {
        if (one.kind === 'ask') continue;
        const [left, right] = [`left/${one.left}`, `right/${one.right}`];
        for (const name of [left, right]) {
          expect(asked.has(name) || seen.has(name)).toBe(false);
          seen.add(name);
        }
        const twins = candidates.filter((member) => [left, right].includes(nameOf(member)));
        const others = candidates.filter((member) => !twins.includes(member));
        expect(twins.map((twin) => twin.held)).toEqual([null, null]);
        for (const twin of twins) for (const other of others) expect(isApart(twin, other)).toBe(true);
        const [first, second] = twins;
        expect(first !== undefined && second !== undefined && apart(first, second)).toBe(false);
      }
    });
  });

  test(`M2, M4, seed ${seed}: nobody who has a rival or a linked namesake is left over unasked (P20)`, () => {
    checked(({ candidates, apart }) => {
      const meetings = meet(candidates, apart, always);
      const met = new Set(
        meetings.flatMap((one) =>
          one.kind === 'ask' ? one.lone.map(nameOf) : [`left/${one.left}`, `right/${one.right}`],
        ),
      );
      const isApart = apartAsPairs({ candidates, apart });
      for (const one of candidates) {
        const maybe = candidates.some((other) => other !== one && !isApart(one, other));
        expect(met.has(nameOf(one))).toBe(one.held === null && maybe);
      }
    });
  });

  test(`M6, seed ${seed}: the order of records changes nothing (P7)`, () => {
    fc.assert(
      fc.property(anyCluster, fc.integer(), ({ candidates, apart, creates }, turn) => {
        const at = candidates.length === 0 ? 0 : Math.abs(turn) % candidates.length;
        const turned = [...candidates.slice(at), ...candidates.slice(0, at)].reverse();
        expect([...words(meet(turned, apart, creates))].sort()).toEqual(
          [...words(meet(candidates, apart, creates))].sort(),
        );
      }),
      { seed, numRuns: 1000 },
    );
  });
}
