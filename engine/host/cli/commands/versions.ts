import type { VersionHead } from '../../../model/version.ts';
import { listVersions } from '../../versions/versions.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { failureOf } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { type Source, sourceFor } from '../source.ts';
import { table } from '../table.ts';
import { unpublished } from '../which-version.ts';
import { counted, moment } from '../words.ts';

const remarkOf = ({ note, of }: VersionHead): string =>
  [...(of === null ? [] : [`as version ${of}`]), ...(note === null ? [] : [note])].join(': ');

/** The flow that runs; as drawn, where that is what is wrong with it. */
function sourceOf(context: Context, word: string | undefined): Source {
  try {
    return liveFor(context, word);
  } catch (error) {
    if (!failureOf(error).problem.code.startsWith('version/')) throw error;
    return sourceFor(context, word);
  }
}

function tell({ screen }: Context, source: Source, versions: readonly VersionHead[], live: number | null): void {
  const { id } = source.flow;
  if (versions.length === 0) {
    screen.line(`${id} was never published; it runs as it is drawn. To freeze it: tandem publish ${id}`);
    return;
  }
  const row = (one: VersionHead): readonly string[] => [
    one.version === live ? `${one.version} (live)` : String(one.version),
    moment(one.publishedAt),
    one.by,
    one.planHash.slice(0, 8),
    remarkOf(one),
  ];
  table(screen, ['Version', 'Published', 'By', 'Plan', 'Note'], versions.map(row));
  const ahead = source.published === undefined ? null : unpublished(source);
  if (ahead !== null && ahead.length > 0)
    screen.line(`The draft is ahead by ${counted(ahead.length, 'change')}: tandem diff ${id}`);
}

/** `tandem versions FLOW`: the published versions of a flow, the live one first, and what is wrong with their files. */
export async function versionsCommand(context: Context, words: readonly string[]): Promise<number> {
  const { screen } = context;
  const source = sourceOf(context, words[0]);
  const { versions, problems } = listVersions(source.place, source.flow.id);
  const live = source.published?.version ?? null;
  tell(context, source, versions, live);
  for (const problem of problems) screen.problem(problem);
  for (const one of versions) screen.item({ version: { ...one, live: one.version === live } });
  screen.item({ flow: source.flow.id, versions: versions.length, live, problems });
  return problems.length === 0 ? exitCodes.done : exitCodes.failed;
}
