import { z } from 'zod';
import type { FlowDifference } from '../../../model/difference.ts';
import type { Flow } from '../../../model/flow.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import type { Result } from '../../../model/result.ts';
import { noteMax, type Version, type VersionHead, VersionNumber } from '../../../model/version.ts';
import { recordPublished } from '../../../run/published.ts';
import { aheadOf, type Draft, publish, rollBack, type Told } from '../../versions/publish.ts';
import { readVersion } from '../../versions/version-file.ts';
import { liveVersion } from '../../versions/versions.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Context } from '../context.ts';
import { tellDifferences } from '../difference-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { compiledAgainst, refusalOf, tablesFor } from '../planned.ts';
import { sourceFor } from '../source.ts';
import { connectionNames, unpublished } from '../which-version.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({ note: z.string().max(noteMax).optional() });

function optionsIn(given: unknown): z.infer<typeof Options> {
  const options = Options.safeParse(given);
  if (options.success) return options.data;
  throw usage('note', `A note has at most ${noteMax} characters.`, 'Make it shorter.');
}

/** What a version that is about to be published would change of the live one; null where there is none. */
function changesOf(place: Workspace, draft: Draft): readonly FlowDifference[] | null {
  const live = liveVersion(place, draft.flow.id);
  if (!live.ok) throw new Failure(live.error);
  return live.value === null ? null : aheadOf(live.value, draft, connectionNames(place));
}

/** Publishes, records it, and tells what is live now. */
async function carryOut(
  context: Context,
  place: Workspace,
  draft: Draft,
  act: (told: Pick<Told, 'by' | 'at'>) => Result<VersionHead, readonly FlowProblem[]>,
): Promise<number> {
  const { screen } = context;
  const changes = changesOf(place, draft);
  const head = await withWorld(context, { place, plan: null }, async (world) => {
    const done = act({ by: context.by, at: world.now() });
    if (!done.ok) throw refusalOf(draft.flow, done.error, 'be published');
    await recordPublished(world, done.value, changes?.length ?? 0);
    return done.value;
  });
  tellDifferences(context, draft.flow, changes ?? []);
  tellHead(context, draft.flow, head, changes);
  screen.item({ ...head, changes: changes?.length ?? null });
  return exitCodes.done;
}

function tellHead(
  { screen }: Context,
  flow: Flow,
  { version, of }: VersionHead,
  changes: readonly FlowDifference[] | null,
): void {
  const back = of === null ? '' : `, as version ${of}`;
  const first = 'the first; from now on edits wait until they are published';
  const what = changes === null ? first : counted(changes.length, 'change');
  screen.line(`${screen.paint('good', `Version ${version} of ${flow.id} is live`)}${back}: ${what}.`);
}

/** `tandem publish FLOW`: makes the flow as drawn what runs, as a version that is never changed again. */
export async function publishCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { note = null } = optionsIn(given);
  const source = sourceFor(context, words[0]);
  const against = await compiledAgainst(context, source, 'when-missing');
  if (!against.ok) throw refusalOf(source.flow, against.error, 'be published');
  const { place } = source;
  return carryOut(context, place, against.value, (told) => publish(place, against.value, { ...told, note }));
}

/** The version that a word of the command line names. */
export function numberIn(word: string | undefined): VersionNumber {
  const number = VersionNumber.safeParse(Number(word));
  if (number.success) return number.data;
  throw usage('version', `"${word ?? ''}" is no number of a version.`, 'See them with "tandem versions".');
}

function versionOf(place: Workspace, flow: Flow, word: string | undefined): Version {
  const version = readVersion(place, flow.id, numberIn(word));
  if (version.ok) return version.value;
  const exitCode = version.error.code === 'version/unknown' ? exitCodes.usage : exitCodes.failed;
  throw new Failure(version.error, { exitCode });
}

/** `tandem rollback FLOW VERSION`: publishes what an older version holds as a new one. */
export async function rollbackCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { note = null } = optionsIn(given);
  const source = liveFor(context, words[0]);
  const { place } = source;
  const published = versionOf(place, source.flow, words[1]);
  const old = { ...source, flow: published.flow, published };
  const tables = await tablesFor(context, old);
  if (!tables.ok) throw refusalOf(old.flow, tables.error, 'be published');
  const from = { flow: published.id, version: published.version, tables: tables.value };
  const draft = { flow: published.flow, shapes: published.shapes, tables: tables.value };
  const code = await carryOut(context, place, draft, (told) => rollBack(place, from, { ...told, note }));
  if (unpublished(old)?.length !== 0)
    context.screen.line(`The draft stays as it is; what it has that is not live: tandem diff ${published.id}`);
  return code;
}
