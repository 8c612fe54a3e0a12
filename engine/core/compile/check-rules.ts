import type { ConflictRule } from '../../model/flow.ts';
import type { NodeId, Side } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { FieldKind } from '../../model/value.ts';
import { canon } from '../values/canon.ts';
import { ordered } from './check-filter.ts';
import { advise, insteadOf, nodeOf, stop } from './report.ts';
import { bothSides, fieldOf, type MapScene, type Scene, type SyncScene } from './scene.ts';

/** C10: a conflict rule fits what it decides about; C11: the rules of removal fit what the side can do. */
export function checkRules(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => [
    ...conflictFaults(sync),
    ...firstLinkFaults(sync),
    ...bothSides.flatMap((side) => removeFaults(sync, side)),
  ]);
}

/** A rule, where it is set, and the two-way lines that it decides. */
interface Ruled {
  readonly node: NodeId;
  readonly rule: ConflictRule;
  readonly maps: readonly MapScene[];
}

function ruledIn(sync: SyncScene): readonly Ruled[] {
  const groups = sync.sync.groups ?? [];
  const decided = new Set<string>();
  const ruled: Ruled[] = [];
  for (const group of groups.filter((one) => one.conflict !== undefined)) {
    const maps = sync.maps.filter((one) => group.maps.includes(one.map.id));
    for (const one of maps) decided.add(one.map.id);
    if (group.conflict !== undefined) ruled.push({ node: nodeOf(sync.sync.id, group.id), rule: group.conflict, maps });
  }
  for (const one of sync.maps.filter((map) => !decided.has(map.map.id))) {
    const grouped = groups.some((group) => group.maps.includes(one.map.id));
    const rule = grouped ? undefined : one.map.conflict;
    if (rule === undefined) continue;
    decided.add(one.map.id);
    ruled.push({ node: one.node, rule, maps: [one] });
  }
  const rule = sync.sync.rules?.conflict;
  if (rule !== undefined)
    ruled.push({ node: sync.node, rule, maps: sync.maps.filter((one) => !decided.has(one.map.id)) });
  return ruled;
}

function conflictFaults(sync: SyncScene): readonly FlowProblem[] {
  return ruledIn(sync).flatMap(({ node, rule, maps }) => {
    if (rule.rule === 'last-write-wins' || rule.rule === 'newest') return timeFaults(sync, node, rule.rule);
    const fits = fitting[rule.rule];
    if (fits === undefined) return [];
    const misfit = maps
      .filter((one) => one.direction === 'both')
      .find((one) => kindsOf(one)?.every((kind) => fits.kinds.has(kind)) === false);
    if (misfit === undefined) return [];
    const message = `The conflict rule "${rule.rule}" works with ${fits.words}; "${misfit.map.label ?? misfit.map.id}" is not one.`;
    return [
      stop(node, {
        code: 'conflict/type',
        message,
        fix: 'Choose another rule, for example "ask", or give the other field maps their own.',
      }),
    ];
  });
}

const kindsOf = (map: MapScene): readonly FieldKind[] | null =>
  map.right.fields?.map((field) => field.type.kind) ?? null;

interface Fits {
  readonly kinds: ReadonlySet<FieldKind>;
  readonly words: string;
}

const comparable: Fits = { kinds: ordered, words: 'numbers, dates and times' };
const fitting: { readonly [rule in ConflictRule['rule']]?: Fits } = {
  union: { kinds: new Set<FieldKind>(['set', 'list']), words: 'sets and lists' },
  longest: { kinds: new Set<FieldKind>(['text', 'rich-text']), words: 'texts' },
  larger: comparable,
  smaller: comparable,
};

const saysWhen: ReadonlySet<FieldKind> = new Set<FieldKind>(['instant', 'local-date-time']);

/** A rule by time needs the time of the last change on both sides: from a field that is named, or built into the system. */
function timeFaults(sync: SyncScene, node: NodeId, rule: string): readonly FlowProblem[] {
  return bothSides.flatMap((side) => {
    const { object, flow, label } = sync[side];
    if (object === null) return [];
    const candidates = object.fields.filter((field) => saysWhen.has(field.type.kind)).map((field) => field.name);
    if (!object.can.times) {
      const message = `"${rule}" needs to know when a record was last modified, and ${label} does not say.`;
      return [
        stop(node, {
          code: 'conflict/no-times',
          message,
          fix: 'Choose another rule, for example "ask" or "left-wins".',
        }),
      ];
    }
    if (flow.modifiedAt !== undefined || candidates.length === 0) return [];
    const message = `"${rule}" needs the field of ${label} that says when a record was last modified.`;
    return [
      stop(node, {
        code: 'conflict/no-modified-at',
        message,
        fix: `Name it in "modifiedAt" of the ${side} side. ${insteadOf('', candidates)}`,
      }),
    ];
  });
}

function firstLinkFaults(sync: SyncScene): readonly FlowProblem[] {
  return sync.rules.firstLink === 'newest-wins' ? timeFaults(sync, sync.node, 'newest-wins') : [];
}

function removeFaults(sync: SyncScene, side: Side): readonly FlowProblem[] {
  const rule = sync.sync.rules?.remove?.[side];
  const { object, label } = sync[side];
  if (rule === undefined || object === null) return [];
  const from = side === 'left' ? sync.right : sync.left;
  const unseen: FlowProblem[] =
    from.object?.can.removals === 'never' && rule.rule !== 'ask'
      ? [
          advise(sync.node, {
            code: 'remove/unseen',
            message: `${from.label} never tells that a record was removed, so the rule remove.${side} will not come to pass.`,
            fix: 'Nothing needs to be done; the rule may be left away.',
          }),
        ]
      : [];
  if (rule.rule === 'propagate' && !object.can.remove) {
    const message = `Records of ${label} cannot be removed.`;
    return [
      ...unseen,
      stop(sync.node, {
        code: 'remove/not-possible',
        message,
        fix: `Set the rule remove.${side} to "archive", "unlink" or "ask".`,
      }),
    ];
  }
  return rule.rule === 'archive' ? [...unseen, ...archiveFaults(sync, side, rule)] : unseen;
}

function archiveFaults(
  sync: SyncScene,
  side: Side,
  rule: Extract<NonNullable<SyncScene['rules']['remove']['left']>, { rule: 'archive' }>,
): readonly FlowProblem[] {
  const { object, label } = sync[side];
  const field = fieldOf(sync[side], rule.field);
  const problem = (code: string, message: string, fix: string): readonly FlowProblem[] => [
    stop(sync.node, { code, message, fix }),
  ];
  if (field === undefined) {
    const names = object?.fields.map((one) => one.name) ?? [];
    return problem(
      'remove/unknown-field',
      `${label} has no field "${rule.field}" to archive with.`,
      insteadOf(rule.field, names),
    );
  }
  if (field.writable !== 'always' || object?.can.update === false) {
    return problem(
      'remove/read-only',
      `"${field.name}" of ${label} cannot be written, so it cannot archive a record.`,
      'Choose another field.',
    );
  }
  const made = canon(field.type, rule.value);
  if (!made.ok)
    return problem(
      'remove/value',
      `The archive value is no ${field.type.kind}: ${made.error}`,
      `Write a value that "${field.name}" can hold.`,
    );
  const options = field.type.kind === 'choice' ? field.type.options : [];
  if (options.length === 0 || typeof rule.value !== 'string' || options.includes(rule.value)) return [];
  return problem(
    'remove/value',
    `"${rule.value}" is not one of the choices of "${field.name}".`,
    insteadOf(rule.value, options),
  );
}
