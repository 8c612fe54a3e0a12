/** Words in names of fields that tell of a person, in English and German. */
const words = new Set(
  (
    'name firstname lastname forename surname fullname vorname nachname familienname person contact kontakt ' +
    'mail email emails telefon telephone phone mobile mobil handy fax birth birthday birthdate dob geburtstag geburtsdatum ' +
    'address street strasse straße anschrift adresse gender geschlecht salutation anrede iban bic passport ausweis ssn'
  ).split(' '),
);

/** "contactFirstName" and "contact_first_name" as contact, first, name. */
const partsOf = (name: string): readonly string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '');

/** Whether the name of a field suggests that it holds something personal. A hint for people, never a rule. */
export function looksPersonal(name: string): boolean {
  const parts = partsOf(name);
  return parts.some((part) => words.has(part)) || words.has(parts.join(''));
}
