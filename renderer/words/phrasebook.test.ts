import { describe, expect, it } from 'vitest';
import { phrasebook } from './phrasebook.ts';

const book = phrasebook({
  note: 'Notiz',
  'a number': 'eine Zahl',
  '{{label}} has no field "{{name}}".': '{{label}} hat kein Feld „{{name}}“.',
  '"{{name}}" is {{~what}}.': '„{{name}}“ ist {{what}}.',
  'Use "{{name}}"': '„{{name}}“ verwenden',
  'Use "{{one}}" and "{{other}}"': '„{{one}}“ und „{{other}}“ verwenden',
});

describe('a book of phrases', () => {
  it('says a sentence in the other language, with the values it was said with', () => {
    expect(book.translate('crm Contacts has no field "phone".')).toBe('crm Contacts hat kein Feld „phone“.');
  });

  it('leaves a name as somebody gave it, also where it is a word of the engine', () => {
    expect(book.translate('Contacts has no field "note".')).toBe('Contacts hat kein Feld „note“.');
    expect(book.translate('"note" is a number.')).toBe('„note“ ist eine Zahl.');
  });

  it('leaves a value that looks like a place for another one as it is', () => {
    expect(book.translate('{{name}} has no field "{{label}}$&".')).toBe('{{name}} hat kein Feld „{{label}}$&“.');
  });

  it('takes the phrase that says more of the sentence itself', () => {
    expect(book.translate('Use "a" and "b"')).toBe('„a“ und „b“ verwenden');
  });

  it('knows nothing of other sentences', () => {
    expect(book.translate('Something else happened.')).toBeNull();
  });
});
