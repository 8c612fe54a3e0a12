import { describe, expect, test } from 'vitest';
import type { Normaliser } from '../../model/flow.ts';
import type { RulesPlan } from '../../model/plan.ts';
import { decided } from '../../testing/explain-change.ts';
import type { Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, syncPlan } from '../../testing/plans.ts';

const email = mapPlan('email');
const city = mapPlan('city');
const withRules = (rules: Partial<RulesPlan>) => syncPlan([email], { rules });
const differ: Story = { making: 'match:1', left: { email: 'a@x' }, right: { email: 'b@x' } };

const lines = (...all: readonly string[]): string => all.join('\n');

describe('first contact', () => {
  test('G2: what is in step already is agreed and not written', () => {
    expect(
      decided(syncPlan([email, city]), {
        making: 'match:1',
        left: { email: 'a@x', city: '' },
        right: { email: 'a@x', city: null },
      }),
    ).toBe(lines('link', 'agree email: "a@x" | "a@x"', 'agree city: "" | blank'));
  });

  test('G5: a blank is filled from the other side', () => {
    expect(decided(syncPlan([email]), { ...differ, left: { email: null } })).toBe(
      lines('link', 'update left l1', '  email: blank -> "b@x" (fill-blank)'),
    );
    expect(decided(syncPlan([email]), { ...differ, right: { email: '' } })).toBe(
      lines('link', 'update right r1', '  their_email: "" -> "a@x" (fill-blank)'),
    );
  });

  test('G5: where blanks are not to be filled, a blank is a value like others', () => {
    expect(decided(withRules({ fillBlanks: false }), { ...differ, left: { email: null } })).toBe(
      lines('link', 'ask email: first-link, blank | "b@x"'),
    );
  });

  test('G5: values that differ ask unless a rule says who wins', () => {
    expect(decided(withRules({}), differ)).toBe(lines('link', 'ask email: first-link, "a@x" | "b@x"'));
    expect(decided(withRules({ firstLink: 'left-wins' }), differ)).toContain(
      'their_email: "b@x" -> "a@x" (first-link)',
    );
    expect(decided(withRules({ firstLink: 'right-wins' }), differ)).toContain('  email: "a@x" -> "b@x" (first-link)');
  });

  test('G5: where both are left as they are, nothing is written and each side agrees with what it has', () => {
    const leave = withRules({ firstLink: 'leave', fillBlanks: false });
    expect(decided(leave, differ)).toBe(lines('link', 'agree email: "a@x" | "b@x"'));
    expect(decided(leave, { ...differ, left: { email: null } })).toBe(lines('link', 'agree email: blank | "b@x"'));
    const toRight = syncPlan([oneWay('email', 'to-right')], { rules: { firstLink: 'leave' } });
    expect(decided(toRight, differ)).toBe(lines('link', 'agree email: "a@x" | "b@x"'));
  });

  test('G5: the newer record wins where the clocks can tell, else it asks', () => {
    const newest = withRules({ firstLink: 'newest-wins' });
    const at = (clock: string) => ({ at: `2026-03-31T${clock}Z`, boundMs: 1000 });
    const [early, late, soon] = [at('10:00:00'), at('10:00:10'), at('10:00:03')];
    expect(decided(newest, { ...differ, leftAt: late, rightAt: early })).toContain('their_email: "b@x" -> "a@x"');
    expect(decided(newest, { ...differ, leftAt: early, rightAt: late })).toContain('  email: "a@x" -> "b@x"');
    expect(decided(newest, { ...differ, leftAt: early, rightAt: soon })).toContain('ask email: first-link');
    expect(decided(newest, { ...differ, leftAt: early })).toContain('ask email: first-link');
  });

  test('G5: on a one-way line the source wins, whatever the first-link rule', () => {
    const toRight = syncPlan([oneWay('email', 'to-right')], { rules: { firstLink: 'right-wins' } });
    expect(decided(toRight, differ)).toContain('update right r1\n  their_email: "b@x" -> "a@x" (first-link)');
    const toLeft = syncPlan([oneWay('email', 'to-left')]);
    expect(decided(toLeft, differ)).toContain('update left l1\n  email: "a@x" -> "b@x" (first-link)');
  });

  test('G5: on a one-way line a blank source clears nothing', () => {
    const toRight = syncPlan([oneWay('email', 'to-right')]);
    expect(decided(toRight, { ...differ, left: { email: null } })).toBe(lines('link', 'agree email: blank | "b@x"'));
  });

  test('G5: a constant has no source field and is written at first contact', () => {
    const origin = oneWay('origin', 'to-right', {
      left: [],
      leftTypes: [],
      steps: [{ use: 'constant', settings: { value: 'CRM', type: 'text' } }],
    });
    expect(decided(syncPlan([origin]), { making: 'match:1', left: {}, right: { origin: null } })).toContain(
      'their_origin: blank -> "CRM" (first-link)',
    );
  });

  test('G5: a group is settled as one: blanks are filled only where all of it is blank', () => {
    const address = syncPlan([groupOf('address', [city, mapPlan('street')])]);
    const there = { city: 'Bonn', street: 'Hof 1' };
    expect(decided(address, { making: 'match:1', left: { city: null, street: null }, right: there })).toBe(
      lines(
        'link',
        'update left l1',
        '  city: blank -> "Bonn" (fill-blank)',
        '  street: blank -> "Hof 1" (fill-blank)',
      ),
    );
    expect(decided(address, { making: 'match:1', left: { city: 'Köln', street: null }, right: there })).toBe(
      lines('link', 'ask address: first-link, "Köln" | "Bonn"; blank | "Hof 1"'),
    );
  });

  test('G5: a field map added to a sync meets its first contact alone; the others keep their shadows', () => {
    expect(
      decided(syncPlan([email, city]), {
        was: { email: 'a@x' },
        left: { city: 'Bonn' },
        right: { city: 'Köln', email: 'b@x' },
      }),
    ).toBe(lines('update left l1', '  email: "a@x" -> "b@x" (edited)', 'ask city: first-link, "Bonn" | "Köln"'));
  });

  test('G17: matched fields that differ only in what the match overlooks are taken as agreed, each in its own spelling', () => {
    const tiers = [
      { left: ['email'], right: ['their_email'], normalise: ['trim', 'case'] as Normaliser[], country: null },
    ];
    const sync = syncPlan([email, city], { tiers });
    const spelled: Story = {
      making: 'match:1',
      left: { email: 'A@X', city: 'BONN' },
      right: { email: ' a@x', city: 'Bonn' },
    };
    expect(decided(sync, spelled)).toBe(
      lines('link', 'agree email: "A@X" | " a@x"', 'ask city: first-link, "BONN" | "Bonn"'),
    );
    const agreed = { was: { email: 'A@X', city: 'Bonn' }, wasRight: { email: ' a@x' } };
    expect(decided(sync, agreed)).toBe('nothing');
    expect(decided(sync, { ...agreed, left: { email: 'B@X' } })).toContain('their_email: " a@x" -> "B@X" (edited)');
  });

  test('G17: blanks are no spelling of each other, and neither is what differs in more', () => {
    const tiers = [{ left: ['email'], right: ['their_email'], normalise: ['digits'] as Normaliser[], country: null }];
    const sync = syncPlan([email], { tiers });
    expect(decided(sync, { making: 'person', left: { email: 'a' }, right: { email: 'b' } })).toContain(
      'ask email: first-link',
    );
    expect(decided(sync, { making: 'person', left: { email: 'a1' }, right: { email: 'b2' } })).toContain(
      'ask email: first-link',
    );
  });
});
