import { iso6392 } from 'iso-639-2';
import { z } from 'zod';
import { type CodeTable, type CodeTurn, codesBackward, codesForward, codesWay } from './code-table.ts';
import { defineStep } from './define-step.ts';
import { eachText } from './each.ts';

const label = 'Language';
const Form = z.enum(['alpha-2', 'alpha-3', 'alpha-3-b', 'name']);
const Settings = z
  .strictObject({
    /** `alpha-2` is of ISO 639-1; `alpha-3` (deu) and `alpha-3-b` (ger) are of ISO 639-2; names are English. */
    from: Form,
    to: Form,
    /** A value that is no language: ask a person, keep it as it is, or make it blank. */
    unknown: z.enum(['ask', 'keep', 'blank']).default('ask'),
  })
  .refine((settings) => settings.from !== settings.to, { message: 'Choose two forms.', path: ['to'] });
type Settings = z.infer<typeof Settings>;

const table: CodeTable = iso6392.map((one) => ({
  codes: { 'alpha-2': one.iso6391 ?? '', 'alpha-3': one.iso6392T ?? one.iso6392B, 'alpha-3-b': one.iso6392B },
  names: one.name.split(/;\s*/),
}));

const turnOf = ({ from, to, unknown }: Settings): CodeTurn => ({ table, from, to, unknown, noun: 'a language' });

export const languageStep = defineStep<Settings>({
  use: 'language',
  label,
  settings: Settings,
  sentence: (settings) => {
    const words = (form: Settings['from']): string =>
      form === 'name' ? 'English names of languages' : `${form} codes of languages`;
    return `Turns ${words(settings.from)} into ${words(settings.to)}.`;
  },
  types: (_settings, before) => eachText(label, before),
  way: (settings) => codesWay(turnOf(settings)),
  forward: (settings, values) => codesForward(turnOf(settings), values),
  backward: (settings, values) => codesBackward(turnOf(settings), values),
  samples: [
    { settings: Settings.parse({ from: 'alpha-2', to: 'alpha-3' }), in: ['de'], out: ['deu'], back: ['de'] },
    { settings: Settings.parse({ from: 'alpha-3-b', to: 'alpha-2' }), in: ['GER'], out: ['de'], back: ['ger'] },
    { settings: Settings.parse({ from: 'alpha-2', to: 'name' }), in: ['es'], out: ['Spanish'], back: ['es'] },
    { settings: Settings.parse({ from: 'name', to: 'alpha-2' }), in: ['castilian'], out: ['es'], back: ['Spanish'] },
  ],
});
