import { dirname, join, normalize } from 'node:path/posix';
import { isTest, type Source } from './sources.ts';

/** Who may import whom, besides itself; anything else fails a test. The longest path that fits a file counts. */
export const mayImport: { readonly [layer: string]: readonly string[] } = {
  'engine/model': [],
  'engine/protocol': ['engine/model', 'engine/core/flow/command.ts', 'engine/core/roles/roles.ts'],
  'engine/core': ['engine/model'],
  'engine/connectors/contract.ts': ['engine/model'],
  'engine/connectors': ['engine/model', 'engine/core/values', 'engine/connectors/contract.ts'],
  'engine/store/contract.ts': ['engine/model', 'engine/store/contract'],
  'engine/store/contract': ['engine/model'],
  'engine/store': [
    'engine/model',
    'engine/store/contract.ts',
    'engine/store/contract',
    'engine/core/values/hash.ts',
    'engine/core/values/chain.ts',
    'engine/core/values/difference.ts',
  ],
  'engine/run': [
    'engine/model',
    'engine/core',
    'engine/connectors/contract.ts',
    'engine/store/contract.ts',
    'engine/store/contract',
  ],
  'engine/host': [
    'engine/model',
    'engine/protocol',
    'engine/core',
    'engine/run',
    'engine/connectors',
    'engine/store',
    'assets/templates',
  ],
  electron: [
    'engine/protocol',
    'engine/model',
    'engine/core/life',
    'renderer/words/phrasebook.ts',
    'renderer/words/de/sentences',
  ],
  renderer: [
    'engine/model',
    'engine/protocol',
    'engine/core/flow',
    'engine/core/steps',
    'engine/core/compile',
    'engine/core/values',
    'engine/core/roles',
    'engine/core/form',
  ],
};

/** Packages for layers that must stay pure: none of them does I/O, reads a clock or knows the machine. */
export const packagesOf: { readonly [layer: string]: readonly string[] } = {
  'engine/model': ['zod'],
  'engine/protocol': ['zod', 'birpc'],
  'engine/core': [
    'zod',
    '@noble/hashes',
    'big.js',
    're2js',
    'temporal-polyfill',
    'libphonenumber-js',
    'croner',
    'unicode-segmenter',
    'i18n-iso-countries',
    'iso-639-2',
    'currency-codes',
    '@marcbachmann/cel-js',
    'markdown-it',
    'html-to-text',
  ],
  'engine/connectors/contract.ts': ['zod'],
  'engine/store/contract.ts': [],
  'engine/store/contract': [],
};

const imports =
  /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;

/** What a file imports, as it is written. */
export const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(imports)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const layerOf = (path: string, table: object): string | undefined =>
  Object.keys(table)
    .filter((layer) => within(path, layer))
    .sort((one, other) => other.length - one.length)[0];

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** One sentence for every import that the tables do not allow. Tests, `engine/testing` and conformance suites may import all. */
export function layerFaults(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => ['engine', 'electron', 'renderer'].some((part) => within(path, part)) && !isTest(path))
    .flatMap(({ path, text }) => {
      const layer = layerOf(path, mayImport);
      if (layer === undefined) return [`${path} belongs to no layer: name it in engine/testing/layers.ts.`];
      return importsOf(text).flatMap((specifier) => importFault(path, layer, specifier) ?? []);
    });
}

function importFault(path: string, layer: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) {
    const allowed = packagesOf[layerOf(path, packagesOf) ?? ''];
    return allowed === undefined || allowed.includes(packageName(specifier))
      ? null
      : `${path} imports the package ${specifier}, which ${layer} may not.`;
  }
  const target = normalize(join(dirname(path), specifier));
  if (isTest(target)) return `${path} imports ${target}, which is for tests.`;
  const own = layerOf(target, mayImport) === layer;
  if (own || (mayImport[layer] ?? []).some((allowed) => within(target, allowed))) return null;
  return `${path} imports ${target}; ${layer} may import only ${(mayImport[layer] ?? []).join(', ') || 'itself'}.`;
}
