import { compareFlows } from '../../../core/flow/compare.ts';
import type { FlowDifference } from '../../../model/difference.ts';
import { aheadOf, type Draft } from '../../versions/publish.ts';
import { readVersion } from '../../versions/version-file.ts';
import { liveVersion } from '../../versions/versions.ts';
import { readShapes } from '../../workspace/flows.ts';
import { readTables } from '../../workspace/tables.ts';
import type { Context } from '../context.ts';
import { tellDifferences } from '../difference-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { type Source, sourceFor } from '../source.ts';
import { connectionNames } from '../which-version.ts';
import { counted } from '../words.ts';
import { numberIn } from './publish.ts';

/** One of the two that are compared. */
interface End {
  readonly name: number | 'draft';
  readonly holds: Draft;
}

const wordsOf = ({ name }: End): string => (name === 'draft' ? 'the draft' : `version ${name}`);

function draftOf({ file, flow }: Source): End {
  const shapes = readShapes(file);
  // A draft that was never checked has no shapes yet; its parts can be compared all the same.
  const tables = readTables(file, flow);
  const holds = { flow, shapes: shapes.ok ? shapes.value : {}, tables: tables.ok ? tables.value : {} };
  return { name: 'draft', holds };
}

function endOf(source: Source, word: string): End {
  if (word === 'draft') return draftOf(source);
  const { place, flow } = source;
  const version = word === 'live' ? liveVersion(place, flow.id) : readVersion(place, flow.id, numberIn(word));
  if (!version.ok) {
    const exitCode = version.error.code === 'version/unknown' ? exitCodes.usage : exitCodes.failed;
    throw new Failure(version.error, { exitCode });
  }
  if (version.value === null)
    throw usage(
      'never-published',
      `The flow ${flow.id} was never published, so there is nothing to compare it with.`,
      `Publish it first: tandem publish ${flow.id}.`,
    );
  return { name: version.value.version, holds: version.value };
}

function differencesOf(source: Source, from: End, to: End): readonly FlowDifference[] {
  const nameOf = connectionNames(source.place);
  return Object.keys(to.holds.shapes).length === 0
    ? compareFlows(from.holds.flow, to.holds.flow, nameOf)
    : aheadOf(from.holds, to.holds, nameOf);
}

/** `tandem diff FLOW [FROM] [TO]`: what differs between two versions, or a version and the draft, in sentences. */
export async function diffCommand(context: Context, words: readonly string[]): Promise<number> {
  const { screen } = context;
  const [flowWord, fromWord = 'live', toWord = 'draft'] = words;
  const source = sourceFor(context, flowWord);
  const from = endOf(source, fromWord);
  const to = endOf(source, toWord);
  const differences = differencesOf(source, from, to);
  screen.line(
    differences.length === 0
      ? `Nothing differs between ${wordsOf(from)} and ${wordsOf(to)} of ${source.flow.id}.`
      : `From ${wordsOf(from)} to ${wordsOf(to)} of ${source.flow.id}, ${counted(differences.length, 'difference')}:`,
  );
  tellDifferences(context, to.holds.flow, differences);
  screen.item({ flow: source.flow.id, from: from.name, to: to.name, differences: differences.length });
  return exitCodes.done;
}
