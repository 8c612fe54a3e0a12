import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, type Turned, textOut, turnEach } from './each.ts';

const label = 'E-mail address';
const Settings = z.strictObject({
  /** Lower-case the domain, where case never matters, or all of it, as nearly every mail system reads it. */
  lower: z.enum(['domain', 'all', 'none']).default('domain'),
  /** What is not an e-mail address fails, or stays as it is. */
  invalid: z.enum(['fail', 'keep']).default('fail'),
});
type Settings = z.infer<typeof Settings>;

const lengthMax = 254;
const address = /^([^\s@<>()[\]",;:\\]+)@([^\s@<>()[\]",;:\\.]+(?:\.[^\s@<>()[\]",;:\\.]+)+)$/u;

function tidied(settings: Settings, value: string): Turned {
  const bare = (/^[^<>]*<([^<>]*)>$/u.exec(value.trim())?.[1] ?? value)
    .trim()
    .replace(/^mailto:/iu, '')
    .trim();
  if (bare === '') return ok('');
  const parts = bare.length <= lengthMax ? address.exec(bare) : null;
  const [, name, domain] = parts ?? [];
  if (name === undefined || domain === undefined) {
    if (settings.invalid === 'keep') return ok(value);
    return failed(
      `${show(value)} is not an e-mail address such as anna@example.com; correct it or let such values pass.`,
    );
  }
  if (settings.lower === 'none') return textOut(bare);
  return textOut(`${settings.lower === 'all' ? name.toLowerCase() : name}@${domain.toLowerCase()}`);
}

export const emailStep = defineStep<Settings>({
  use: 'email',
  label,
  settings: Settings,
  sentence: (settings) => {
    const lower = { domain: ', with the domain in lower case', all: ', in lower case', none: '' }[settings.lower];
    return `Tidies e-mail addresses: trimmed, without a name or "mailto:"${lower}.`;
  },
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnEach(values, (value) => tidied(settings, value)),
  backward: (_settings, values) => ok(values),
  samples: [
    {
      settings: Settings.parse({}),
      in: [' mailto:Anna@Example.COM '],
      out: ['Anna@example.com'],
      back: ['Anna@example.com'],
    },
    {
      settings: Settings.parse({ lower: 'all' }),
      in: ['Anna@Example.COM'],
      out: ['anna@example.com'],
      back: ['anna@example.com'],
    },
    {
      settings: Settings.parse({}),
      in: ['Anna Smith <anna@example.com>'],
      out: ['anna@example.com'],
      back: ['anna@example.com'],
    },
    { settings: Settings.parse({ invalid: 'keep' }), in: ['none'], out: ['none'], back: ['none'] },
  ],
});
