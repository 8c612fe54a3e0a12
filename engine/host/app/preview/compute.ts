import { setImmediate } from 'node:timers/promises';
import type { Mask } from '../../../core/roles/mask.ts';
import { maskedChange, maskedPreview, maskedShadow } from '../../../core/roles/masked.ts';
import type { FlowId, SyncId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { PreviewProgress } from '../../../protocol/calls/preview.ts';
import { type Preview, previewFlow } from '../../../run/preview.ts';
import { syncsOf } from '../../../run/run.ts';
import type { SideNames } from '../../cli/run-words.ts';
import type { Engine } from '../engine.ts';
import { type Book, bookOf } from './book.ts';
import { type Gauge, gauge } from './gauge.ts';
import { readRest } from './rest.ts';
import { titleOfShadow } from './title.ts';

const tellEveryMs = 100;
const linksAtOnce = 500;

/** What is to be previewed, for whom. */
export interface Asked {
  readonly flow: FlowId;
  readonly label: string;
  readonly of: 'draft' | 'live';
  readonly plan: Plan;
  readonly names: SideNames;
  /** Absent: all syncs. */
  readonly syncs?: readonly SyncId[];
  readonly mask: Mask | null;
}

/** What a preview found. */
export interface Computed {
  readonly book: Book;
  readonly preview: Preview;
  readonly gauge: Gauge;
  readonly seconds: number;
}

type Told = { readonly kind: 'progress'; readonly progress: PreviewProgress } | ({ readonly kind: 'over' } & Computed);

/** Names the rows whose decision does not say what the record is called. */
async function nameRows(book: Book, { store }: Engine, mask: Mask | null, told: (done: number, of: number) => void) {
  const rows = book.unnamed();
  for (let from = 0; from < rows.length; from += linksAtOnce) {
    const some = rows.slice(from, from + linksAtOnce);
    for (const [at, sync] of book.plan.syncs.entries()) {
      const mine = some.filter((one) => one.sync === at);
      const scope = { flow: book.plan.flow, sync: sync.id };
      const shadows = await store.shadows(
        scope,
        mine.map((one) => one.link),
      );
      for (const { row, rows: many, link } of mine) {
        const shadow = shadows.get(link);
        if (shadow === undefined) continue;
        const title = titleOfShadow(sync, mask === null ? shadow : maskedShadow(mask, scope, shadow));
        if (title !== '') for (let part = 0; part < many; part++) book.index.name(row + part, title);
      }
    }
    told(from + some.length, rows.length);
    // Whoever else asks the engine something is answered in between.
    await setImmediate();
  }
  // What the first search and the first sorting by name would have to wait for.
  book.index.byTitle();
  book.index.find(' ');
}

/** Computes a preview on a copy of the state; tells how far it is, and at last what it found. */
export async function* computePreview(engine: Engine, asked: Asked, stop: AbortSignal): AsyncGenerator<Told> {
  const { plan, names, mask, syncs } = asked;
  const startedMs = performance.now();
  const meter = gauge(() => performance.now());
  const book = bookOf(plan, names, mask);
  const part = syncs === undefined ? {} : { syncs };
  const wanted = new Set(syncsOf(plan, part).map((sync) => sync.id));
  const ids = plan.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);
  let preview: Preview | null = null;
  const work = engine.withSystems(
    ids,
    async (world) => {
      const made = await previewFlow(
        plan,
        world,
        (decided, own) => {
          const shown = mask === null ? own : maskedChange(mask, plan.flow, own);
          book.add(mask === null ? decided : shown, shown, decided.link);
        },
        { ...part, look: (copy, run) => readRest(book, copy, run, { syncs: wanted, mask }) },
      );
      await nameRows(book, engine, mask, meter.arrange);
      preview = mask === null ? made : maskedPreview(mask, made);
    },
    { log: meter.take, stop },
  );
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  // Who waits hears of it below.
  over.catch(() => {});
  while (!isOver) {
    await Promise.race([over, new Promise((done) => setTimeout(done, tellEveryMs))]);
    if (!isOver) yield { kind: 'progress', progress: meter.now() };
  }
  await over;
  const seconds = (performance.now() - startedMs) / 1000;
  if (preview !== null) yield { kind: 'over', book, preview, gauge: meter, seconds };
}
