import { chooseTheme, type Theme, useTheme } from '../app/theme.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/toasts.ts';
import { dayWords, numberWords } from '../words/formats.ts';
import { chooseFormats, chooseLanguage, type Language, languages, useLanguage } from '../words/language.ts';
import { wordsOf } from '../words/words.ts';
import { Row, Section } from './Parts.tsx';

const names = Object.entries(languages).map(([id, label]) => ({ id, label }));
const isLanguage = (id: string): id is Language => Object.hasOwn(languages, id);

/** Locales that people ask for; any other is that of the computer. */
const locales = [
  'en-GB',
  'en-US',
  'en-IE',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'it-IT',
  'es-ES',
  'nl-NL',
  'pl-PL',
  'sv-SE',
] as const;
const own = 'own';

function localeOptions(language: Language) {
  const name = new Intl.DisplayNames(language, { type: 'language' });
  const options = locales.map((id) => ({ id: String(id), label: name.of(id) ?? id }));
  return options.sort((one, other) => one.label.localeCompare(other.label, language));
}

/** An example in which day and month, and thousands and decimals, are told apart. */
const example = { date: '2026-11-28T12:00:00Z', number: 12_345.6 };

async function take(language: Language): Promise<void> {
  try {
    await chooseLanguage(language);
  } catch {
    const words = wordsOf('settings');
    toast({ title: words('languageNotFetched'), detail: words('languageNotFetchedFix'), look: 'fail' });
  }
}

/** Language, formats and look of this browser. */
export function General() {
  const words = wordsOf('settings');
  const { language, formats } = useLanguage();
  const theme = useTheme((state) => state.theme);
  const kept = localStorage.getItem('tandem.formats');
  const themes: readonly { readonly id: Theme; readonly label: string }[] = [
    { id: 'system', label: words('themeSystem') },
    { id: 'light', label: words('themeLight') },
    { id: 'dark', label: words('themeDark') },
  ];
  return (
    <Section title={words('general')} note={words('generalNote')}>
      <div className="bx">
        <Row label={words('language')} note={words('languageNote')}>
          <Select
            aria-label={words('language')}
            size="md"
            options={names}
            value={language}
            onChange={(id) => isLanguage(id) && void take(id)}
          />
        </Row>
        <Row
          label={words('formats')}
          note={words('formatsNote', { date: dayWords(example.date), number: numberWords(example.number) })}
        >
          <Select
            key={formats}
            aria-label={words('formats')}
            size="md"
            options={[{ id: own, label: words('formatsOwn') }, ...localeOptions(language)]}
            value={kept ?? own}
            onChange={(id) => chooseFormats(id === own ? null : id)}
          />
        </Row>
        <Row label={words('theme')} note={words('themeNote')}>
          <Segmented label={words('theme')} segments={themes} value={theme} onChange={chooseTheme} />
        </Row>
      </div>
    </Section>
  );
}
