import { folded, jaroWinkler } from '../../match/likeness.ts';

/** Options that mean the same in many systems, in English and German; a word may be in several lines. */
const alike: readonly (readonly string[])[] = [
  'open|new|offen|neu|to do|todo|created|backlog|not started',
  'in progress|in arbeit|working|started|active|doing|laufend|in bearbeitung',
  'pending|waiting|on hold|wartend|hold|waiting on contact|blocked|zurueckgestellt|waiting for customer',
  'closed|done|resolved|solved|completed|geschlossen|erledigt|abgeschlossen|complete|finished|fertig',
  'cancelled|canceled|storniert|abgebrochen|rejected|abgelehnt',
  'low|niedrig|gering|minor|l|p4|lowest|trivial',
  'medium|normal|mittel|moderate|m|p3|standard',
  'high|hoch|major|h|p2',
  'urgent|critical|dringend|kritisch|blocker|highest|p1|sehr hoch',
  'yes|ja|true|y|j|1',
  'no|nein|false|n|0',
  'active|aktiv|a|enabled|live',
  'inactive|inaktiv|i|disabled|dormant|former|ruhend|ehemalig',
  'mr|herr|mr|m|male|maennlich',
  'ms|mrs|frau|f|w|female|weiblich',
  'diverse|divers|other|d|x',
  'lead|prospect|interessent',
  'customer|kunde|client|active',
  'opportunity|quoted|angebot',
  'partner|partner',
  'supplier|vendor|lieferant',
  'other|sonstige|sonstiges|andere|misc',
  'bug|defect|fehler|incident|problem',
  'feature|enhancement|feature request|wunsch|improvement|new feature',
  'task|aufgabe|to do',
  'question|frage|support|service request',
  'monthly|monatlich|month',
  'yearly|jaehrlich|annual|annually|year',
  'red|rot',
  'green|gruen',
  'blue|blau',
  'black|schwarz',
  'white|weiss',
  'draft|entwurf',
  'paid|bezahlt',
  'shipped|versandt|versendet|sent',
  'delivered|geliefert|zugestellt',
].map((words) => words.split('|'));

const plain = (option: string): string =>
  folded(
    option
      .replace(/ä/giu, 'ae')
      .replace(/ö/giu, 'oe')
      .replace(/ü/giu, 'ue')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'),
  );

const alikeFrom = 0.92;

/** The option that means the same as a value; null where none does. */
export function twinOption(value: string, options: readonly string[]): string | null {
  const exact = options.find((one) => one === value) ?? options.find((one) => plain(one) === plain(value));
  if (exact !== undefined) return exact;
  const mine = plain(value);
  for (const words of alike) {
    if (!words.includes(mine)) continue;
    const found = options.find((one) => words.includes(plain(one)));
    if (found !== undefined) return found;
  }
  return options.find((one) => mine.length > 3 && jaroWinkler(plain(one), mine) >= alikeFrom) ?? null;
}
