import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFiles, root, sourcesEnding } from './sources.ts';

const texts = sourcesEnding('.ts', '.mjs', '.json', '.md', '.yml', '.yaml', '.npmrc', '.sql', '.csv', '.html', 'run');

const found = (pattern: RegExp): readonly string[] =>
  texts.flatMap(({ path, text }) => [...text.matchAll(pattern)].map((match) => `${path}: ${match[0].slice(0, 60)}`));

test('no file names the host of a package registry', () => {
  expect(
    found(
      /\bregistry\.(?:npm|yarn)[a-z]*\.\w+|\bnpm\.pkg\.\w+|https?:\/\/[^\s/"']*(?:registry|artifactory|verdaccio)[^\s/"']*/g,
    ),
  ).toEqual([]);
});

test('no file holds a secret', () => {
  expect(
    found(
      /-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/]|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[baprs]-[A-Za-z0-9-]{20,}|\bsk_live_\w{16,}/g,
    ),
  ).toEqual([]);
});

test('the lockfile names no place where a package was fetched, and has a checksum for each', () => {
  const Lock = z.object({
    packages: z.record(z.string(), z.object({ resolved: z.string().optional(), integrity: z.string().optional() })),
  });
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const entries = Object.entries(packages).filter(([name]) => name !== '');
  expect(entries.filter(([, one]) => one.resolved !== undefined).map(([name]) => name)).toEqual([]);
  expect(entries.filter(([, one]) => one.integrity === undefined).map(([name]) => name)).toEqual([]);
});

test('versions of dependencies are exact', () => {
  const Versions = z.record(z.string(), z.string()).default({});
  const Manifest = z.object({ dependencies: Versions, devDependencies: Versions, optionalDependencies: Versions });
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const all = Object.values(manifest).flatMap((versions) => Object.entries(versions));
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages under another licence, each with the reason why it may be here. */
const otherLicences: { readonly [name: string]: string } = {
  lightningcss: 'MPL-2.0: used unchanged, by the test runner only; nothing of it is shipped',
  'axe-core': 'MPL-2.0: used unchanged, by tests only; nothing of it is shipped',
  '@fontsource-variable/inter': 'OFL-1.1: the typeface, shipped unchanged; it may be bundled with any software',
  'truncate-utf8-bytes': 'WTFPL: leaves every right; used by the packager only',
  nub: 'MIT/X11: another name of the MIT licence',
};

/** Whether a licence expression leaves a permissive choice. */
const isPermissive = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => permissive.has(one.trim())));

function installed(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) return installed(path);
    const nested = join(path, 'node_modules');
    return [path, ...(existsSync(nested) ? installed(nested) : [])];
  });
}

test('every installed package has a permissive licence', () => {
  const Manifest = z.object({
    name: z.string(),
    license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  });
  const faults = installed(join(root, 'node_modules')).flatMap((folder) => {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) return [];
    const { name, license } = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
    const words = typeof license === 'object' ? license.type : (license ?? 'none');
    const excused = Object.keys(otherLicences).some((other) => name === other || name.startsWith(`${other}-`));
    return excused || isPermissive(words) ? [] : [`${name}: ${words}`];
  });
  expect(faults).toEqual([]);
});

/** The anchor of a heading, as code hosts make it. */
const anchor = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (path: string): readonly string[] =>
  [
    ...readFileSync(path, 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#+\s+(.*)$/gm),
  ].map((match) => anchor(match[1] ?? ''));

test('every link of the documents leads to a file and a heading that exist', () => {
  const faults = sourcesEnding('.md').flatMap(({ path, text }) => {
    const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => {
      const [file = '', heading] = (match[1] ?? '').split('#');
      if (/^[a-z]+:/.test(file)) return [];
      const target = file === '' ? join(root, path) : join(root, dirname(path), decodeURIComponent(file));
      if (!existsSync(target)) return [`${path}: ${match[1]}`];
      return heading === undefined || anchorsOf(target).includes(heading) ? [] : [`${path}: ${match[1]}`];
    });
  });
  expect(faults).toEqual([]);
});

test('no file name differs from another one only in case', () => {
  const names = projectFiles().map((path) => path.toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
