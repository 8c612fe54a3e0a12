import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { Connection } from '../../../model/connection.ts';
import { Fault } from '../../../model/fault.ts';
import { Flow } from '../../../model/flow.ts';
import type { Problem } from '../../../model/problem.ts';
import { WorkspaceSettings } from '../../../model/settings.ts';
import { Shapes } from '../../../model/shape.ts';
import { Version } from '../../../model/version.ts';
import type { ImportedFile } from '../../../protocol/calls/settings.ts';
import { writeText } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** What may stand in an export, and what each must be. Nothing else is taken out or in: no state, no secret, no person. */
const kinds: readonly (readonly [path: RegExp, schema: z.ZodType])[] = [
  [/^flows\/[\p{L}\p{N}_. -]+\.shapes\.json$/u, Shapes],
  [/^flows\/[\p{L}\p{N}_. -]+\.json$/u, Flow],
  [/^connections\/[\p{L}\p{N}_. -]+\.json$/u, Connection],
  [/^versions\/[\p{L}\p{N}_. -]+\/\d{4,}\.json$/u, Version],
  [/^settings\.json$/u, WorkspaceSettings],
];

const schemaOf = (path: string): z.ZodType | null =>
  path.includes('..') ? null : (kinds.find(([fits]) => fits.test(path))?.[1] ?? null);

const bytesMax = 64 * 1024 * 1024;

function filesOf({ folder }: Workspace): readonly string[] {
  const all = ['flows', 'connections', 'versions'].flatMap((part) =>
    existsSync(join(folder, part))
      ? readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      : [],
  );
  return [...all, ...(existsSync(join(folder, 'settings.json')) ? ['settings.json'] : [])]
    .filter((path) => schemaOf(path) !== null)
    .sort();
}

/** Everything that can be drawn and set, as a ZIP file. */
export function exported(place: Workspace): { readonly zip: Uint8Array; readonly files: number } {
  const paths = filesOf(place);
  const files = paths.map((path) => [path, readFileSync(join(place.folder, path))] as const);
  return { zip: zipSync(Object.fromEntries(files), { level: 6 }), files: paths.length };
}

const notZip = (cause: unknown): Fault =>
  new Fault(
    'setting',
    {
      code: 'import/no-export',
      message: 'This file is no export of Tandem.',
      fix: 'Take a file that "Export" made; nothing was changed.',
    },
    { cause },
  );

/** The texts of an export by path. One that would grow beyond all bounds is not unpacked. */
function unpacked(zip: Uint8Array): ReadonlyMap<string, string> {
  let bytes = 0;
  try {
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        bytes += originalSize;
        if (bytes > bytesMax) throw new Error('It is too big.');
        return schemaOf(name) !== null;
      },
    });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return new Map(Object.entries(files).map(([path, data]) => [path, decoder.decode(data)]));
  } catch (error) {
    throw notZip(error);
  }
}

function problemOf(path: string, text: string): Problem | null {
  const said = (why: string): Problem => ({
    code: 'import/misshapen',
    message: `${path} in this export cannot be read: ${why}`,
    fix: 'Export it once more, with this version of Tandem or an older one. Nothing was changed.',
  });
  try {
    const read = schemaOf(path)?.safeParse(JSON.parse(text));
    return read?.success === false ? said(z.prettifyError(read.error)) : null;
  } catch {
    return said('it is not JSON.');
  }
}

/** What an export holds, beside what is here. */
export interface Unpacked {
  readonly files: readonly ImportedFile[];
  readonly problems: readonly Problem[];
  /** Puts the files in their places. @returns how many were written */
  take(replace: boolean): number;
}

/** @throws Fault `setting` where it is no export */
export function unpack({ folder }: Workspace, zip: Uint8Array): Unpacked {
  const texts = unpacked(zip);
  if (texts.size === 0) throw notZip(null);
  const files = [...texts].map(([path, text]): ImportedFile => {
    const own = join(folder, path);
    if (!existsSync(own)) return { path, is: 'new' };
    return { path, is: readFileSync(own, 'utf8') === text ? 'same' : 'other' };
  });
  const problems = [...texts].flatMap(([path, text]) => problemOf(path, text) ?? []);
  return {
    files,
    problems,
    take(replace) {
      // A version that was published is never written over.
      const taken = files.filter(
        ({ path, is }) => is === 'new' || (is === 'other' && replace && !path.startsWith('versions/')),
      );
      for (const { path } of taken) writeText(join(folder, path), texts.get(path) ?? '');
      return taken.length;
    },
  };
}

/** For tests: an export with these files. */
export const packed = (files: { readonly [path: string]: string }): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
