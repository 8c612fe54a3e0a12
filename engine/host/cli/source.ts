import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/problem.ts';
import type { Version } from '../../model/version.ts';
import { flowFiles, readFlow } from '../workspace/flows.ts';
import { findWorkspace, type Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { Failure, usage } from './failure.ts';

/** A flow with the file that it is drawn in and the workspace that keeps its state. */
export interface Source {
  readonly place: Workspace;
  readonly file: string;
  readonly flow: Flow;
  /** The published version that the flow is of; not there where it is taken as drawn. */
  readonly published?: Version;
}

const flowFormat = 1;
const Format = z.object({ format: z.number() });

/**
 * The workspace that a command works in: the one of `--workspace`, else the nearest around `hint` or the current folder.
 * @throws Failure when there is none
 */
export function placeFor(context: Context, hint?: string): Workspace {
  const named = context.workspace === null ? null : resolve(context.cwd, context.workspace);
  const found = findWorkspace(hint === undefined ? context.cwd : resolve(context.cwd, hint), named);
  if (found.ok) return found.value;
  throw new Failure(found.error, { exitCode: exitCodes.usage });
}

/** A file of a newer version would otherwise be told as a wrong number, which nobody can mend. */
function newerFormat(file: string): Failure | null {
  try {
    const format = Format.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!format.success || format.data.format <= flowFormat) return null;
    return new Failure({
      code: 'flow/newer',
      message: `The flow ${file} is of format ${format.data.format}; this version of Tandem reads format ${flowFormat}.`,
      fix: 'Use the version of Tandem that made it, or a newer one.',
    });
  } catch {
    return null;
  }
}

/** @throws Failure with every problem of the file */
function readAt(place: Workspace, file: string): Source {
  const flow = readFlow(file);
  if (flow.ok) return { place, file, flow: flow.value };
  const newer = newerFormat(file);
  if (newer !== null) throw newer;
  const problems: readonly Problem[] = flow.error.map(({ stops: _, ...problem }) => problem);
  const [last] = problems.slice(-1);
  if (last === undefined) throw new Error(`Reading ${file} failed without a problem.`);
  const isMissing = last.code === 'flow/no-file';
  throw new Failure(last, { others: problems.slice(0, -1), exitCode: isMissing ? exitCodes.usage : exitCodes.failed });
}

/** The flows of a workspace as drawn that can be read, by file name; those that cannot are told. */
export function flowsIn(context: Context, place: Workspace): readonly Source[] {
  return flowFiles(place).flatMap((file) => {
    const flow = readFlow(file);
    if (flow.ok) return [{ place, file, flow: flow.value }];
    for (const { stops: _, ...problem } of flow.error) context.screen.problem(problem, 'amber');
    return [];
  });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function byId(context: Context, word: string): Source {
  const place = placeFor(context);
  const likely = join(place.flows, `${word}.json`);
  if (existsSync(likely)) {
    const source = readAt(place, likely);
    if (source.flow.id === word) return source;
  }
  const flows = flowsIn(context, place);
  const found = flows.find((one) => one.flow.id === word);
  if (found !== undefined) return found;
  const known = flows.map((one) => one.flow.id).join(', ');
  throw usage(
    'unknown-flow',
    `The workspace ${place.folder} has no flow "${word}".`,
    known === '' ? 'Name the file of a flow.' : `Its flows are: ${known}. Or name the file of a flow.`,
  );
}

function onlyOne(context: Context): Source {
  const place = placeFor(context);
  const files = flowFiles(place);
  const [file] = files;
  if (file !== undefined && files.length === 1) return readAt(place, file);
  const names = files.map((one) => basename(one, '.json')).join(', ');
  throw usage(
    'which-flow',
    files.length === 0
      ? `The workspace ${place.folder} has no flow.`
      : `The workspace ${place.folder} has several flows.`,
    files.length === 0 ? 'Put one into its folder "flows".' : `Name one of: ${names}.`,
  );
}

/**
 * The flow that a word of the command line names, as drawn: a file, or an id in the workspace; without a word the only one.
 * What runs is another question: see `liveFor`.
 * @throws Failure when there is no such flow, or it cannot be read
 */
export function sourceFor(context: Context, word: string | undefined): Source {
  if (word === undefined) return onlyOne(context);
  const path = resolve(context.cwd, word);
  if (isFile(path)) return readAt(placeFor(context, path), path);
  return /[/\\]|\.json$/u.test(word) ? readAt(placeFor(context), path) : byId(context, word);
}
