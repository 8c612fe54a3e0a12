import { functionsIn, masked } from './scan.ts';
import { isTest, type Source } from './sources.ts';

export const limits = { fileLines: 400, functionLines: 60, parameters: 4 } as const;

/** A function that answers markup is as long as what it shows; it decides little. */
const markupLines = 120;

/** Places that may go beyond a limit, each with the reason. */
export const raised: readonly {
  readonly path: string;
  readonly limit: keyof typeof limits;
  readonly to: number;
  readonly why: string;
}[] = [
  {
    path: 'engine/store/store.ts',
    limit: 'parameters',
    to: 5,
    why: 'The store contract asks for pages by scope, run, tier, place and size; a bag of options would only hide that.',
  },
  {
    path: 'engine/host/roles/masked-store.ts',
    limit: 'parameters',
    to: 5,
    why: 'It has the calls of the store contract.',
  },
  {
    path: 'renderer/ui/icon-shapes.tsx',
    limit: 'fileLines',
    to: 500,
    why: 'The shapes of all icons, one after the other.',
  },
];

const usual = (path: string, limit: keyof typeof limits): number =>
  limit === 'functionLines' && path.endsWith('.tsx') ? markupLines : limits[limit];

const limitFor = (path: string, limit: keyof typeof limits): number =>
  raised.find((one) => one.path === path && one.limit === limit)?.to ?? usual(path, limit);

/** One sentence for every place of a file that is against the house rules. */
export function tidyFaults({ path, text }: Source): readonly string[] {
  const code = masked(text);
  return [...sizeFaults(path, code), ...wordFaults(path, code, text)];
}

function sizeFaults(path: string, code: string): readonly string[] {
  const faults: string[] = [];
  const lines = code.trimEnd().split('\n').length;
  if (lines > limitFor(path, 'fileLines'))
    faults.push(`${path} has ${lines} lines; the limit is ${limitFor(path, 'fileLines')}.`);
  for (const one of functionsIn(code)) {
    const where = `${path}:${one.line}`;
    const most = limitFor(path, 'functionLines');
    if (one.lines > most && !isTest(path))
      faults.push(`${where} has ${one.lines} lines; the limit of a function is ${most}.`);
    const parameters = limitFor(path, 'parameters');
    if (one.parameters > parameters && !isTest(path))
      faults.push(`${where} takes ${one.parameters} parameters; the limit is ${parameters}.`);
  }
  return faults;
}

interface Banned {
  readonly pattern: RegExp;
  readonly why: string;
  /** Looked for in the text as it is, comments and all. */
  readonly raw?: boolean;
  readonly except?: (path: string) => boolean;
}

const banned: readonly Banned[] = [
  {
    pattern: /\bexport\s+default\b/g,
    why: 'has a default export; name it',
    except: (path) => path.endsWith('.config.ts') || path.endsWith('.mjs'),
  },
  { pattern: /(?:[:<|&,(]\s*|\bas\s+)any\b(?!\s*[(:.])/g, why: 'uses `any`; say what it is, or `unknown`' },
  { pattern: /@ts-(?:ignore|expect-error|nocheck)/g, why: 'silences the compiler', raw: true },
  { pattern: /\b(?:test|it|describe)\.only\(/g, why: 'leaves other tests out' },
  { pattern: /\b(?:test|it|describe)\.(?:skip|todo)\(/g, why: 'skips a test; use skipIf with a reason beside it' },
  {
    pattern: /\bas\s+(?!const\b)[\w[{(]/g,
    why: 'casts a type; parse or narrow it',
    // Markup holds prose, in which things are "as they were"; there only what looks like a type counts.
    except: (path) => isTest(path) || path.endsWith('.tsx'),
  },
  {
    pattern: /\bas\s+(?:[A-Z][\w.]*|unknown|string|number|boolean|never)\b(?!\s+[a-z])/g,
    why: 'casts a type; parse or narrow it',
    except: (path) => !path.endsWith('.tsx') || isTest(path),
  },
  { pattern: /\benum\s+\w/g, why: 'has an enum; use a union' },
  {
    pattern: /\bMath\.random\(|\bDate\.now\(\)\s*(?:%|\.toString\()/g,
    why: 'draws by itself; take the seed from engine/testing/seeds.ts',
    except: (path) => !/\.test\.tsx?$/.test(path),
  },
];

function wordFaults(path: string, code: string, text: string): readonly string[] {
  const withoutImports = code.replace(/^(?:import|export)\s[^;]*?from\b[^;]*;/gm, (whole) =>
    whole.replace(/[^\n]/g, ' '),
  );
  return banned
    .filter((one) => one.except?.(path) !== true)
    .flatMap(({ pattern, why, raw }) =>
      [...(raw === true ? text : withoutImports).matchAll(pattern)].map(
        (match) => `${path}:${text.slice(0, match.index).split('\n').length} ${why}.`,
      ),
    );
}
