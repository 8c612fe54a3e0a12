import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readFlow } from '../../core/flow/text.ts';
import type { Flow } from '../../model/flow.ts';
import type { Context } from './context.ts';
import { Failure, usage } from './failure.ts';

export interface Place {
  readonly folder: string;
  readonly stateFile: string;
}

export interface Source {
  readonly place: Place;
  readonly file: string;
  readonly flow: Flow;
}

const placeAt = (folder: string): Place => ({ folder, stateFile: join(folder, '.tandem', 'state.sqlite') });

function nearest(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'connections'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

export async function placeFor(context: Context, hint?: string): Promise<Place> {
  if (context.workspace !== null) return placeAt(resolve(context.cwd, context.workspace));
  const found = nearest(hint === undefined ? context.cwd : dirname(resolve(context.cwd, hint))) ?? nearest(context.cwd);
  if (found === null) throw usage('no-workspace', 'no workspace', 'make one');
  return placeAt(found);
}

function read(place: Place, file: string): Source {
  const flow = readFlow(readFileSync(file, 'utf8'));
  if (!flow.ok) throw new Failure(flow.error[0] ?? { code: 'a/b', message: '', fix: '' });
  return { place, file, flow: flow.value };
}

export async function flowsIn(place: Place): Promise<readonly Source[]> {
  return readdirSync(join(place.folder, 'flows'))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.shapes.json'))
    .map((name) => read(place, join(place.folder, 'flows', name)));
}

export async function sourceFor(context: Context, word: string | undefined): Promise<Source> {
  if (word !== undefined && existsSync(resolve(context.cwd, word)))
    return read(await placeFor(context, word), resolve(context.cwd, word));
  const place = await placeFor(context);
  const flows = await flowsIn(place);
  const found = word === undefined ? flows[0] : flows.find((one) => one.flow.id === word);
  if (found === undefined) throw usage('unknown-flow', 'no flow', 'x');
  return found;
}
