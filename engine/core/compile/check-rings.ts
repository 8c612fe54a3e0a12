import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { nodeOf, stop } from './report.ts';
import { bothSides, type MapScene, type Scene, type SyncScene } from './scene.ts';

/** C7: a field's value has one way to any other field: two syncs of the same objects, and rings of syncs, are refused. */
export function checkRings(scene: Scene): readonly FlowProblem[] {
  return [...samePairs(scene), ...rings(scene)];
}

/** An object wherever it is reached from: the account behind the connection counts, not the connection's name. */
function placeOf(sync: SyncScene, side: 'left' | 'right'): string {
  const { connection, flow } = sync[side];
  return JSON.stringify([connection?.kind ?? '', connection?.identity ?? flow.connection, flow.object]);
}

function samePairs({ syncs }: Scene): readonly FlowProblem[] {
  const seen = new Map<string, string>();
  return syncs.flatMap((sync) => {
    const [one, other] = [placeOf(sync, 'left'), placeOf(sync, 'right')];
    if (one === other) {
      const message = `Both sides of this sync are ${sync.left.label}.`;
      return [stop(sync.node, { code: 'sync/same-object', message, fix: 'Choose another object for one side.' })];
    }
    const pair = [one, other].sort().join(' ');
    const first = seen.get(pair);
    seen.set(pair, first ?? sync.sync.id);
    if (first === undefined) return [];
    const message = `The sync "${first}" already keeps ${sync.left.label} and ${sync.right.label} in step.`;
    return [stop(sync.node, { code: 'sync/same-pair', message, fix: 'Put the field maps of both into one sync.' })];
  });
}

/** Binds two fields to one value; false where they were bound already, through whatever others. */
type Bind = (one: string, other: string) => boolean;

function bindings(): Bind {
  const chiefs = new Map<string, string>();
  const chiefOf = (field: string): string => {
    let at = field;
    for (let up = chiefs.get(at); up !== undefined; up = chiefs.get(at)) at = up;
    return at;
  };
  return (one, other) => {
    const [from, to] = [chiefOf(one), chiefOf(other)];
    if (from !== to) chiefs.set(from, to);
    return from !== to;
  };
}

interface Tie {
  readonly node: NodeId;
  readonly label: string;
  readonly fields: readonly string[];
}

const staysBound = (map: MapScene): boolean => !map.direction.endsWith('-on-create');

/** The fields that each line of a sync binds, lines that share a field taken together. */
function tiesOf(sync: SyncScene): readonly Tie[] {
  const ties: Tie[] = [];
  for (const map of sync.maps.filter(staysBound)) {
    const fields = bothSides.flatMap((side) => map[side].names.map((name) => `${placeOf(sync, side)} ${name}`));
    const touching = ties.filter((tie) => tie.fields.some((field) => fields.includes(field)));
    for (const tie of touching) ties.splice(ties.indexOf(tie), 1);
    const together = [...new Set([...touching.flatMap((tie) => tie.fields), ...fields])];
    ties.push({ node: nodeOf(sync.sync.id, map.map.id), label: map.map.label ?? map.map.id, fields: together });
  }
  return ties;
}

function rings({ syncs }: Scene): readonly FlowProblem[] {
  const bind = bindings();
  return syncs.flatMap((sync) =>
    tiesOf(sync).flatMap(({ node, label, fields: [first, ...others] }) => {
      if (first === undefined) return [];
      const free = others.map((other) => bind(first, other));
      if (free.every(Boolean)) return [];
      return [
        stop(node, {
          code: 'sync/ring',
          message: `With "${label}", the same value would go round through several syncs and come back.`,
          fix: 'Leave the field out of one of them, so that there is one way between any two fields.',
        }),
      ];
    }),
  );
}
