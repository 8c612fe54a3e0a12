import { afterEach, expect, test } from 'vitest';
import { noPolicy } from '../../engine/model/policy.ts';
import { menuTemplate } from '../menu.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { deskWords, speakAs } from './words.ts';

afterEach(() => speakAs(['en']));

test('the shell speaks the first language of the system that it knows, else English', () => {
  speakAs(['fr-FR', 'de-AT', 'en']);
  expect(deskWords().quit).toBe('Tandem beenden');
  speakAs(['fr-FR']);
  expect(deskWords().quit).toBe('Quit Tandem');
});

test('every text has its German', () => {
  const same = Object.entries(english).filter(
    ([key, text]) => typeof text === 'string' && Reflect.get(german, key) === text,
  );
  expect(same.map(([key]) => key)).toEqual(['ok']);
});

test('every choice of the menus is called as the system is spoken, also those that Electron brings', () => {
  speakAs(['de']);
  const [file, edit] = menuTemplate(
    { platform: 'linux', isPackaged: true, policy: noPolicy, theme: 'system' },
    () => undefined,
  );
  expect(file?.label).toBe('&Datei');
  expect(edit?.submenu).toMatchObject([
    { label: 'Rückgängig' },
    { label: 'Wiederholen' },
    {},
    { label: 'Ausschneiden' },
    {},
    {},
    {},
  ]);
});
