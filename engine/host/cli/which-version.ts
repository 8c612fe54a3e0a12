import type { FlowDifference } from '../../model/difference.ts';
import { aheadOf } from '../versions/publish.ts';
import { liveNumber } from '../versions/versions.ts';
import { readConnections } from '../workspace/connections.ts';
import { readFlow, readShapes } from '../workspace/flows.ts';
import { readTables } from '../workspace/tables.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';
import { asLive, liveFor } from './live-source.ts';
import { type Source, sourceFor } from './source.ts';
import { counted } from './words.ts';

/** How people call a connection in a comparison. */
export function connectionNames(place: Workspace): (id: string) => string {
  const labels = new Map([...readConnections(place).byId].map(([id, one]) => [String(id), one.connection.label ?? id]));
  return (id) => labels.get(id) ?? id;
}

/**
 * What the draft behind a live version has that it has not.
 * @returns null where the draft cannot be read
 */
export function unpublished({ place, file, published }: Source): readonly FlowDifference[] | null {
  if (published === undefined) return [];
  const draft = readFlow(file);
  const shapes = readShapes(file);
  if (!draft.ok || !shapes.ok || draft.value.id !== published.id) return null;
  const tables = readTables(file, draft.value);
  const drawn = { flow: draft.value, shapes: shapes.value, tables: tables.ok ? tables.value : {} };
  return aheadOf(published, drawn, connectionNames(place));
}

/** Says which version runs, and that edits wait to be published; whoever edits a flow and runs it would wonder. */
export function tellWhich(context: Context, source: Source, draft: boolean): void {
  const { published, flow } = source;
  const { screen } = context;
  const live = liveNumber(source.place, flow.id);
  if (published === undefined) {
    if (draft && live !== null) screen.note(`This is the draft of ${flow.id}; version ${live} stays what is live.`);
    return;
  }
  const ahead = unpublished(source);
  const waits =
    ahead === null
      ? '; the draft cannot be read'
      : ahead.length === 0
        ? ''
        : `; ${counted(ahead.length, 'change')} of the draft ${ahead.length === 1 ? 'is' : 'are'} not published (tandem diff ${flow.id})`;
  screen.note(`This is version ${published.version} of ${flow.id}${waits}.`);
}

/**
 * What a preview looks at: the draft where it is ahead of what is live, so that people see what publishing would do.
 * @param live what is live, also where the draft is ahead
 */
export function lookedAt(context: Context, word: string | undefined, live: boolean): Source {
  if (live) {
    const source = liveFor(context, word);
    if (source.published !== undefined) return source;
    throw usage(
      'never-published',
      `The flow ${source.flow.id} was never published; it runs as it is drawn.`,
      `Leave --live away, or publish it: tandem publish ${source.flow.id}.`,
    );
  }
  const draft = sourceFor(context, word);
  const published = asLive(draft);
  return unpublished({ ...published, file: draft.file })?.length === 0 ? published : draft;
}

/** Whether it is a draft that is ahead of a live version. */
export const isAhead = ({ place, flow, published }: Source): boolean =>
  published === undefined && liveNumber(place, flow.id) !== null;

/** Says which version is looked at, where there is more than a draft. */
export function tellLookedAt({ screen }: Context, source: Source): void {
  const { place, flow, published } = source;
  if (published !== undefined) screen.line(`Version ${published.version} of ${flow.id}, which is live:`);
  else if (isAhead(source))
    screen.line(
      `The draft of ${flow.id}, which is ahead of version ${liveNumber(place, flow.id)} (tandem diff ${flow.id}):`,
    );
}

/** The version that an answer is about, for machines; null for a draft. Nothing where the flow was never published. */
export const versionItem = (source: Source): { readonly version?: number | null } =>
  source.published === undefined && !isAhead(source) ? {} : { version: source.published?.version ?? null };
