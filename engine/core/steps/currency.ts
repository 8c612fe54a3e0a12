import currencies from 'currency-codes';
import { z } from 'zod';
import { type CodeTable, type CodeTurn, codeKinds, codesBackward, codesForward, codesWay } from './code-table.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, text } from './each.ts';

const label = 'Currency';
const Form = z.enum(['code', 'numeric', 'name']);
const Settings = z
  .strictObject({
    /** Forms of ISO 4217: EUR, 978, or the English name. */
    from: Form,
    to: Form,
    /** A value that is no currency: ask a person, keep it as it is, or make it blank. */
    unknown: z.enum(['ask', 'keep', 'blank']).default('ask'),
  })
  .refine((settings) => settings.from !== settings.to, { message: 'Choose two forms.', path: ['to'] });
type Settings = z.infer<typeof Settings>;

const table: CodeTable = currencies.data.map((one) => ({
  codes: { code: one.code, numeric: one.number },
  names: [one.currency],
}));

const turnOf = ({ from, to, unknown }: Settings): CodeTurn => ({ table, from, to, unknown, noun: 'a currency' });

export const currencyStep = defineStep<Settings>({
  use: 'currency',
  label,
  settings: Settings,
  sentence: (settings) => {
    const words: Record<Settings['from'], string> = {
      code: 'codes of currencies',
      numeric: 'numeric codes of currencies',
      name: 'English names of currencies',
    };
    return `Turns ${words[settings.from]} into ${words[settings.to]}.`;
  },
  types: ({ from }, before) => eachTypes(label, before, codeKinds(from), () => text),
  way: (settings) => codesWay(turnOf(settings)),
  forward: (settings, values) => codesForward(turnOf(settings), values),
  backward: (settings, values) => codesBackward(turnOf(settings), values),
  samples: [
    { settings: Settings.parse({ from: 'code', to: 'numeric' }), in: ['EUR'], out: ['978'], back: ['EUR'] },
    { settings: Settings.parse({ from: 'numeric', to: 'code' }), in: ['8'], out: ['ALL'], back: ['008'] },
    { settings: Settings.parse({ from: 'code', to: 'name' }), in: ['CHF'], out: ['Swiss Franc'], back: ['CHF'] },
  ],
});
