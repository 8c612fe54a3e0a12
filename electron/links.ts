import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';

/** What a link or a file that was opened asks for. Nothing but looking: a link starts no run and changes nothing. */
export interface Wish {
  /** The folder of another workspace, or null: the one that is open. */
  readonly workspace: string | null;
  /** The part of the address after "#". */
  readonly address: string;
}

const Id = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,99}$/i);
const place = z.enum(['inbox', 'activity', 'syncs', 'connections', 'settings']);
/** The parts of a link; whatever does not fit one of these forms means nothing. */
const LinkParts = z.union([
  z.tuple([place]),
  z.tuple([z.literal('connections'), Id]),
  z.tuple([z.literal('flow'), Id]),
  z.tuple([z.literal('flow'), Id, z.enum(['table', 'preview', 'versions', 'links'])]),
]);

const linkMax = 500;

/** Reads `tandem://flow/ID`, `tandem://inbox` and the like. @returns null where it means nothing */
export function wishOfLink(link: string): Wish | null {
  if (link.length > linkMax || !/^tandem:\/\/[a-z0-9_.\-/]+$/i.test(link)) return null;
  const parts = link.slice('tandem://'.length).replace(/\/$/, '').split('/');
  const read = LinkParts.safeParse([parts[0]?.toLowerCase(), ...parts.slice(1)]);
  return read.success ? { workspace: null, address: `#/${read.data.join('/')}` } : null;
}

/** A file `NAME.tandem`: leads to a workspace, and to a flow in it. */
const PlaceFile = z.strictObject({
  format: z.literal(1),
  /** Relative to the file. */
  workspace: z.string().max(1000).default('.'),
  flow: Id.nullable().default(null),
});

const fileMax = 10_000;

/** Reads a file `NAME.tandem`. @returns null where it is none */
export function wishOfFile(file: string): Wish | null {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > fileMax) return null;
    const { workspace, flow } = PlaceFile.parse(JSON.parse(text));
    return { workspace: resolve(dirname(file), workspace), address: flow === null ? '#/syncs' : `#/flow/${flow}` };
  } catch {
    return null;
  }
}

/** The text of a file that leads to a workspace. */
export function placeText(file: string, workspace: string): string {
  const from = relative(dirname(file), workspace);
  return `${JSON.stringify({ format: 1, workspace: isAbsolute(from) ? workspace : from || '.' }, null, 2)}\n`;
}

/** What a command line of the app asks for: its last word that is a link or a file of ours. */
export function wishIn(words: readonly string[], cwd: string): Wish | null {
  const found = words.slice(1).findLast((word) => /^tandem:/i.test(word) || /\.tandem$/i.test(basename(word)));
  if (found === undefined) return null;
  return /^tandem:/i.test(found) ? wishOfLink(found) : wishOfFile(resolve(cwd, found));
}
