import { z } from 'zod';
import { ok } from '../../model/result.ts';
import type { FieldKind } from '../../model/value.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import { eachTypes, type Turned, text, textKinds, textOut, turnEach } from './each.ts';

const label = 'Prefix and suffix';
const lengthMax = 1000;
const kinds: readonly FieldKind[] = [...textKinds, 'integer'];
const Settings = z
  .strictObject({
    prefix: z.string().max(lengthMax).default(''),
    suffix: z.string().max(lengthMax).default(''),
    /** `add` them and take them away on the way back, or `remove` them where they are and add them on the way back. */
    do: z.enum(['add', 'remove']).default('add'),
    /** On the way back of `add`: a text without them fails, or stays as it is. */
    missing: z.enum(['fail', 'keep']).default('fail'),
  })
  .refine((settings) => settings.prefix !== '' || settings.suffix !== '', {
    message: 'Write a prefix, a suffix or both.',
    path: ['prefix'],
  });
type Settings = z.infer<typeof Settings>;

function added(settings: Settings, value: string): Turned {
  return value === '' ? ok(value) : textOut(`${settings.prefix}${value}${settings.suffix}`);
}

/** The text between them; null where one of them is missing or nothing stands between. */
function between(settings: Settings, value: string): string | null {
  const [prefix, suffix] = [textForm(settings.prefix), textForm(settings.suffix)];
  if (value.length <= prefix.length + suffix.length) return null;
  if (!value.startsWith(prefix) || !value.endsWith(suffix)) return null;
  return value.slice(prefix.length, value.length - suffix.length);
}

function takenAway(settings: Settings, value: string): Turned {
  if (value === '') return ok(value);
  const inner = between(settings, value);
  const again = inner === null ? null : added(settings, inner);
  if (inner !== null && again?.ok && again.value === value) return ok(inner);
  if (settings.missing === 'keep') return ok(value);
  return failed(`${show(value)} is not written like ${show(example(settings))}; correct it or let such values pass.`);
}

function removed(settings: Settings, value: string): Turned {
  const [prefix, suffix] = [textForm(settings.prefix), textForm(settings.suffix)];
  const start = value.startsWith(prefix) ? value.slice(prefix.length) : value;
  return textOut(suffix !== '' && start.endsWith(suffix) ? start.slice(0, -suffix.length) : start);
}

/** Each of them only where it is missing. */
function completed(settings: Settings, value: string): Turned {
  if (value === '') return ok(value);
  const [prefix, suffix] = [textForm(settings.prefix), textForm(settings.suffix)];
  return textOut(`${value.startsWith(prefix) ? '' : prefix}${value}${value.endsWith(suffix) ? '' : suffix}`);
}

const example = (settings: Settings): string => `${settings.prefix}…${settings.suffix}`;

export const affixStep = defineStep<Settings>({
  use: 'affix',
  label,
  settings: Settings,
  sentence: (settings) => {
    const before = settings.prefix === '' ? [] : [`"${settings.prefix}" before`];
    const after = settings.suffix === '' ? [] : [`"${settings.suffix}" after`];
    const what = [...before, ...after].join(' and ');
    return settings.do === 'add' ? `Adds ${what} the text.` : `Removes ${what} the text where it is there.`;
  },
  types: (_settings, before) => eachTypes(label, before, kinds, () => text),
  way: (settings) => (settings.do === 'add' && settings.missing === 'fail' ? 'none' : 'lossy'),
  forward: (settings, values) =>
    turnEach(values, (value) => (settings.do === 'add' ? added : removed)(settings, value)),
  backward: (settings, values) =>
    turnEach(values, (value) => (settings.do === 'add' ? takenAway : completed)(settings, value)),
  samples: [
    { settings: Settings.parse({ prefix: 'C-' }), in: ['1042'], out: ['C-1042'], back: ['1042'] },
    { settings: Settings.parse({ prefix: '"', suffix: '"' }), in: ['Anna'], out: ['"Anna"'], back: ['Anna'] },
    { settings: Settings.parse({ suffix: ' kg', missing: 'keep' }), in: ['5'], out: ['5 kg'], back: ['5'] },
    { settings: Settings.parse({ prefix: '#', do: 'remove' }), in: ['#7'], out: ['7'], back: ['#7'] },
    { settings: Settings.parse({ suffix: ' Ltd', do: 'remove' }), in: ['Adler'], out: ['Adler'], back: ['Adler Ltd'] },
  ],
});
