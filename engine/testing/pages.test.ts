import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../host/cli/program.ts';
import { root, sourcesEnding } from './sources.ts';

const pages = sourcesEnding('.md');

/** A page without its blocks of code, in which nothing is a link. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The anchors of a page's headings, as the viewers of such pages make them. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ),
  );

const anchors = new Map(pages.map(({ path, text }) => [path, anchorsOf(text)]));

/** What is wrong with the place that a link of a page leads to; null if it is there. */
function brokenLink(page: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page : normalize(join(page, '..', decodeURIComponent(file)));
  if (!existsSync(join(root, path))) return `${page}: ${target} is not there`;
  if (anchor !== undefined && anchors.get(path)?.has(anchor) !== true) return `${page}: ${target} has no such heading`;
  return null;
}

const linksOf = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\]\(([^)\s]+)(?:\s[^)]*)?\)/g)].map(([, target = '']) => target);

interface Block {
  readonly page: string;
  readonly text: string;
}

const blocks = (language: string): readonly Block[] =>
  pages.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => ({
      page: path,
      text: block,
    })),
  );

/** "a 'b c' d" as words, like a shell would. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

/** What is wrong with a command line of a page; null if the program reads it. */
function brokenCommand(page: string, line: string): string | null {
  try {
    read(wordsOf(line), '0', () => {});
    return null;
  } catch (error) {
    return `${page}: "tandem ${line}": ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the pages of the documentation', () => {
  test('lead only to pages, headings and pictures that are there', () => {
    const broken = pages.flatMap(({ path, text }) => linksOf(text).map((target) => brokenLink(path, target)));
    expect(broken.length).toBeGreaterThan(50);
    expect(broken.filter((one) => one !== null)).toEqual([]);
  });

  test('hold JSON that can be read', () => {
    const broken = blocks('json').filter(({ text }) => !isJson(text) && !text.trim().split('\n').every(isJson));
    expect(broken).toEqual([]);
  });

  test('name commands that the program understands', () => {
    const lines = blocks('sh').flatMap(({ page, text }) =>
      text.split('\n').flatMap((line) => {
        const [, command] = /(?:^|\| )(?:npx )?tandem (.*?)(?:\s+#.*)?$/.exec(line) ?? [];
        return command === undefined ? [] : [brokenCommand(page, command)];
      }),
    );
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((one) => one !== null)).toEqual([]);
  });
});
