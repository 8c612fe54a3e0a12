import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nb from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import { z } from 'zod';
import { type CodeTable, type CodeTurn, codeKinds, codesBackward, codesForward, codesWay } from './code-table.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, text } from './each.ts';

const label = 'Country';
type Names = { readonly [alpha2: string]: string | readonly string[] };
const languages: Readonly<Record<z.infer<typeof Language>, { readonly countries: Names }>> = {
  cs,
  da,
  de,
  en,
  es,
  fi,
  fr,
  it,
  nb,
  nl,
  pl,
  pt,
  sv,
};
const Language = z.enum(['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'pl', 'pt', 'sv']);
const Form = z.enum(['alpha-2', 'alpha-3', 'numeric', 'name']);
const Settings = z
  .strictObject({
    from: Form,
    to: Form,
    /** The language of names. */
    language: Language.default('en'),
    /** A value that is no country: ask a person, keep it as it is, or make it blank. */
    unknown: z.enum(['ask', 'keep', 'blank']).default('ask'),
  })
  .refine((settings) => settings.from !== settings.to, { message: 'Choose two forms.', path: ['to'] });
type Settings = z.infer<typeof Settings>;

const tables = new Map<Settings['language'], CodeTable>();

function tableOf(language: Settings['language']): CodeTable {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const table = codes.map(([alpha2 = '', alpha3 = '', numeric = '']) => ({
    codes: { 'alpha-2': alpha2, 'alpha-3': alpha3, numeric },
    names: [languages[language].countries[alpha2] ?? []].flat(),
  }));
  tables.set(language, table);
  return table;
}

const turnOf = ({ from, to, unknown, language }: Settings): CodeTurn => ({
  table: tableOf(language),
  from,
  to,
  unknown,
  noun: 'a country',
});

export const countryStep = defineStep<Settings>({
  use: 'country',
  label,
  settings: Settings,
  sentence: (settings) => {
    const words = (form: Settings['from']): string =>
      form === 'name' ? `names of countries (${settings.language})` : `${form} codes of countries`;
    return `Turns ${words(settings.from)} into ${words(settings.to)}.`;
  },
  types: ({ from }, before) => eachTypes(label, before, codeKinds(from), () => text),
  way: (settings) => codesWay(turnOf(settings)),
  forward: (settings, values) => codesForward(turnOf(settings), values),
  backward: (settings, values) => codesBackward(turnOf(settings), values),
  samples: [
    { settings: Settings.parse({ from: 'alpha-2', to: 'alpha-3' }), in: ['DE'], out: ['DEU'], back: ['DE'] },
    { settings: Settings.parse({ from: 'numeric', to: 'alpha-2' }), in: ['4'], out: ['AF'], back: ['004'] },
    {
      settings: Settings.parse({ from: 'name', to: 'alpha-2', language: 'de' }),
      in: ['Vereinigte Staaten'],
      out: ['US'],
      back: ['Vereinigte Staaten von Amerika'],
    },
    {
      settings: Settings.parse({ from: 'alpha-2', to: 'name', unknown: 'keep' }),
      in: ['fr'],
      out: ['France'],
      back: ['FR'],
    },
  ],
});
