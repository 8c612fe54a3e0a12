import { basename, join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../core/values/hash.ts';
import type { FlowId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { Version, type VersionNumber, versionFormat } from '../../model/version.ts';
import { type FileKind, filesIn, jsonFault, notJson, readJson, readText } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';

const kind: FileKind = { code: 'version', name: 'published version' };
const digitsMin = 4;

/** The folder of the published versions of a flow. */
export const versionsFolder = (place: Workspace, flow: FlowId): string => join(place.versions, flow);

/** Where a version of a flow is kept: `versions/people/0003.json`. */
export const versionFile = (place: Workspace, flow: FlowId, version: VersionNumber): string =>
  join(versionsFolder(place, flow), `${String(version).padStart(digitsMin, '0')}.json`);

/** The numbers of a flow's versions, the oldest first, and the files beside them whose names are no number of one. */
export function numbersOf(
  place: Workspace,
  flow: FlowId,
): { readonly numbers: readonly VersionNumber[]; readonly strays: readonly string[] } {
  const files = filesIn(versionsFolder(place, flow), '.json');
  const numberOf = (file: string): number => Number(/^0*([1-9]\d*)\.json$/.exec(basename(file))?.[1] ?? 0);
  const isVersion = (file: string): boolean => {
    const number = numberOf(file);
    return number > 0 && versionFile(place, flow, number) === file;
  };
  return {
    numbers: files
      .filter(isVersion)
      .map(numberOf)
      .sort((one, other) => one - other),
    strays: files.filter((file) => !isVersion(file)),
  };
}

/** The text of a version's file: the same bytes for the same version. */
export const versionText = (version: Omit<Version, 'sum'>): string => {
  const { sum: _, ...rest } = Version.parse({ ...version, sum: '' });
  return `${JSON.stringify({ ...rest, sum: sumOf(rest) }, inOrder, 2)}\n`;
};

/** Over the data, not the text: how lines end is no change of a version. */
const sumOf = (rest: object): string => hashOf(JSON.stringify(sorted(rest)));

/** Parts come in the order of the format; what has no order of its own comes by name. */
const inOrder = (name: string, value: unknown): unknown =>
  name === 'settings' || name === 'shapes' || name === 'objects' || name === 'tables'
    ? byName(value, name === 'settings')
    : value;

function byName(value: unknown, deep: boolean): unknown {
  if (deep) return sorted(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

const Summed = z.looseObject({ sum: z.string(), format: z.number() });
const bringBack = 'Bring the file back as it was published (from git or a backup); versions are never edited.';

/** Reads one version of a flow and makes sure that it is what was published. */
export function readVersion(place: Workspace, flow: FlowId, version: VersionNumber): Result<Version, Problem> {
  const file = versionFile(place, flow, version);
  const text = readText(file, kind);
  if (!text.ok) return err(text.error.code === 'version/no-file' ? unknown(place, flow, version) : text.error);
  const where = jsonFault(text.value);
  if (where !== null) return err({ ...notJson(file, kind, where), fix: bringBack });
  const summed = Summed.safeParse(JSON.parse(text.value));
  if (summed.success && summed.data.format > versionFormat) return err(newer(file, summed.data.format));
  const { sum = '', ...rest } = summed.success ? summed.data : {};
  if (sum !== sumOf(rest)) return err(edited(file));
  const read = readJson(file, kind, Version);
  if (!read.ok) return err({ ...(read.error[0] ?? edited(file)), fix: bringBack });
  return read.value.version === version && read.value.id === flow && read.value.flow.id === flow
    ? ok(read.value)
    : err(misnumbered(file, read.value));
}

function unknown(place: Workspace, flow: FlowId, version: VersionNumber): Problem {
  const { numbers } = numbersOf(place, flow);
  const last = numbers.at(-1);
  return {
    code: 'version/unknown',
    message: `The flow ${flow} has no version ${version}.`,
    fix: last === undefined ? `It was never published: tandem publish ${flow}.` : `Its newest version is ${last}.`,
  };
}

const newer = (file: string, format: number): Problem => ({
  code: 'version/newer',
  message: `The published version ${file} is of format ${format}; this version of Tandem reads format ${versionFormat}.`,
  fix: 'Use the version of Tandem that made it, or a newer one.',
});

const edited = (file: string): Problem => ({
  code: 'version/edited',
  message: `${file} is not as it was published: its content does not fit its sum.`,
  fix: bringBack,
});

const misnumbered = (file: string, { id, version }: Version): Problem => ({
  code: 'version/misnumbered',
  message: `${file} holds version ${version} of the flow ${id}, which does not belong there.`,
  fix: `Put it back as ${id}/${String(version).padStart(digitsMin, '0')}.json, and bring back the file that was here (from git or a backup).`,
});
