import { describe, expect, it } from 'vitest';
import { isTest, type Source, sourcesEnding } from '../../engine/testing/sources.ts';
import { writtenTexts } from '../../engine/testing/written-texts.ts';

/** Where texts live, and a bench for those who build the screens. */
const exempt = ['words', 'workshop'];

const isShown = ({ path }: Source): boolean => !isTest(path) && !path.endsWith('-for-tests.ts');
const folderOf = (path: string): string => path.split('/')[1] ?? '';
const textsOf = new Map<string, readonly string[]>(
  [
    ...Map.groupBy(sourcesEnding('.ts', '.tsx'), ({ path }) => (path.startsWith('renderer/') ? folderOf(path) : '')),
  ].map(([folder, sources]) => [folder, folder === '' ? [] : sources.filter(isShown).flatMap(writtenTexts)]),
);

describe('texts for people', () => {
  it('are never written straight into a screen: they live in renderer/words, in every language', () => {
    const folders = [...textsOf.keys()].filter((folder) => !exempt.includes(folder));
    expect(folders.flatMap((folder) => textsOf.get(folder) ?? [])).toEqual([]);
  });

  it('are found in markup, in what names things, in choices between texts, and as sentences', () => {
    const found = (text: string) => writtenTexts({ path: 'a.tsx', text });
    for (const text of [
      'const a = <b>Save it</b>;',
      'const a = <b title="Save" />;',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is looked at
      'const a = <b aria-label={`Rows of ${b}`} />;',
      "const a = <b>{b ? 'Done' : 'Next'}</b>;",
      "const a = { label: 'Undo' };",
      "const a = (b: C) => b ?? 'Nothing fits.';",
    ])
      expect(found(text), text).toHaveLength(1);
    for (const text of [
      'const a = <b className="row g8" title={words(\'save\')} />;',
      "const a = <b>{words(b ? 'done' : 'next')}</b>;",
      "const a = b === 'One of these';",
      "throw new Error('Only for those who mend it');",
      'const a = <b>Tandem {version}</b>;',
    ])
      expect(found(text), text).toEqual([]);
  });
});
