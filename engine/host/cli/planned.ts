import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../connectors/catalog.ts';
import { type Compiled, compile } from '../../core/compile/compile.ts';
import { readConnection } from '../../core/flow/text.ts';
import { canonicalJson } from '../../core/values/hash.ts';
import type { Flow } from '../../model/flow.ts';
import type { Plan } from '../../model/plan.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { type ObjectShape, Shapes } from '../../model/shape.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import type { SideNames } from './run-words.ts';
import type { Place, Source } from './source.ts';
import { openSessions } from './with-world.ts';

async function discover(place: Place, flow: Flow): Promise<Shapes> {
  const sides = flow.syncs.flatMap((sync) => [sync.left, sync.right]);
  const sessions = await openSessions(place, sides.map((side) => side.connection));
  const shapes: Shapes = {};
  for (const [id, session] of sessions) {
    const objects: Record<string, ObjectShape> = {};
    for (const side of sides.filter((one) => one.connection === id)) objects[side.object] = await session.shape(side.object);
    const file = join(place.folder, 'connections', `${id}.json`);
    const connection = readConnection(readFileSync(file, 'utf8'));
    shapes[id] = { kind: connection.ok ? connection.value.kind : '', identity: await session.identity(), objects };
    await session.close();
  }
  return shapes;
}

export async function compiled(
  _context: Context,
  source: Source,
  when: 'always' | 'when-missing',
): Promise<Result<Compiled, readonly FlowProblem[]>> {
  const file = source.file.replace(/\.json$/, '.shapes.json');
  if (when === 'always' || !existsSync(file)) writeFileSync(file, canonicalJson(await discover(source.place, source.flow)));
  return compile(source.flow, catalog(), Shapes.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

export const namesIn = async (_place: Place): Promise<SideNames> => (sync) => ({
  left: sync.left.connection.toUpperCase(),
  right: sync.right.connection.toUpperCase(),
});

export async function planFor(context: Context, source: Source): Promise<{ plan: Plan; names: SideNames }> {
  const result = await compiled(context, source, 'when-missing');
  if (!result.ok) {
    const [first, ...others] = result.error.filter((one) => one.stops);
    throw new Failure(first ?? { code: 'flow/x', message: 'x', fix: 'x' }, { others });
  }
  return { plan: result.value.plan, names: await namesIn(source.place) };
}
