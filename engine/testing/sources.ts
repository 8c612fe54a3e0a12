import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the whole project. */
export const root = join(import.meta.dirname, '..', '..');

const skipped = new Set(['node_modules', 'dist', 'release', 'coverage', '.git', '.tsc', '.e2e', '.tandem']);

export interface Source {
  /** Path from the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Paths of the project's own files, sorted. */
export const projectFiles = (): readonly string[] =>
  walk(root)
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort();

/** The project's own files whose name ends so. */
export const sourcesEnding = (...endings: string[]): readonly Source[] =>
  projectFiles()
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export const isTest = (path: string): boolean =>
  path.endsWith('.test.ts') ||
  path.endsWith('.test.tsx') ||
  path.startsWith('engine/testing/') ||
  path.endsWith('/conformance.ts');
