import type { FlowId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { ok, type Result } from '../../model/result.ts';
import type { Version, VersionHead, VersionNumber } from '../../model/version.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { numbersOf, readVersion } from './version-file.ts';

/** The history of a flow, and all that is wrong with its files. */
export interface History {
  /** The newest, which is the live one, first. Files that cannot be read are missing here and told. */
  readonly versions: readonly VersionHead[];
  readonly problems: readonly Problem[];
}

/** A version without the flow that it holds. */
export function headOf({ flow: _flow, shapes: _shapes, tables: _tables, sum: _sum, ...head }: Version): VersionHead {
  return head;
}

/** The published versions of a flow, the newest first. Each file is read whole, so an edited one is told. */
export function listVersions(place: Workspace, flow: FlowId): History {
  const { numbers, strays } = numbersOf(place, flow);
  const read = numbers.map((number) => readVersion(place, flow, number));
  return {
    versions: read.flatMap((one) => (one.ok ? [headOf(one.value)] : [])).reverse(),
    problems: [
      ...read.flatMap((one) => (one.ok ? [] : [one.error])),
      ...gapsIn(numbers).map((number) => missing(flow, number)),
      ...strays.map(stray),
    ],
  };
}

function gapsIn(numbers: readonly VersionNumber[]): readonly VersionNumber[] {
  const known = new Set(numbers);
  return Array.from({ length: numbers.at(-1) ?? 0 }, (_, index) => index + 1).filter((one) => !known.has(one));
}

const missing = (flow: FlowId, version: VersionNumber): Problem => ({
  code: 'version/missing',
  message: `Version ${version} of the flow ${flow} is missing, and a later one is there.`,
  fix: 'Bring its file back (from git or a backup), so that the history is whole.',
});

const stray = (file: string): Problem => ({
  code: 'version/misnamed',
  message: `${file} is no version of the flow: versions are named 0001.json, 0002.json and so on.`,
  fix: 'Give it back the name under which it was published, or move it somewhere else.',
});

/** The number of the live version, without looking into its file; null where the flow was never published. */
export const liveNumber = (place: Workspace, flow: FlowId): VersionNumber | null =>
  numbersOf(place, flow).numbers.at(-1) ?? null;

/**
 * The live version of a flow: the newest one; null where the flow was never published.
 * @returns a problem where its file is not as it was published; an older version is never run in its place
 */
export function liveVersion(place: Workspace, flow: FlowId): Result<Version | null, Problem> {
  const number = liveNumber(place, flow);
  return number === null ? ok(null) : readVersion(place, flow, number);
}
