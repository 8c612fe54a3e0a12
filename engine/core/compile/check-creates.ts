import type { Side } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { ObjectShape } from '../../model/shape.ts';
import type { FieldKind } from '../../model/value.ts';
import { fills, newKeyOf } from './defaults.ts';
import { insteadOf, quoted, stop } from './report.ts';
import { bothSides, fieldOf, type Scene, type SyncScene } from './scene.ts';

/** C9: where records get created, the side can create them, every required field gets a value, and the key comes from somewhere. */
export function checkCreates(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    bothSides.flatMap((side) => {
      const { object } = sync[side];
      if (object === null || sync.rules.create[side] !== 'create') return [];
      return object.can.create
        ? [...keyFaults(sync, side, object), ...requiredFaults(sync, side, object)]
        : [cannotCreate(sync, side)];
    }),
  );
}

function cannotCreate(sync: SyncScene, side: Side): FlowProblem {
  const message = `Records cannot be created in ${sync[side].label}.`;
  return stop(sync[side].node, {
    code: 'create/not-possible',
    message,
    fix: `Set the rule create.${side} to "wait" or "ignore".`,
  });
}

/** Fields of a side that get a value when a record is created there. */
const filled = (sync: SyncScene, side: Side): ReadonlySet<string> =>
  new Set(sync.maps.filter((map) => fills(map.direction, side)).flatMap((map) => map[side].names));

function requiredFaults(sync: SyncScene, side: Side, object: ObjectShape): readonly FlowProblem[] {
  const given = filled(sync, side);
  const lacking = object.fields
    .filter((field) => field.required && !given.has(field.name) && !object.key.includes(field.name))
    .map((field) => field.name);
  if (lacking.length === 0) return [];
  const message = `A record of ${sync[side].label} cannot be created without ${quoted(lacking)}, and no line leads there.`;
  const fix = `Map ${lacking.length > 1 ? 'them' : 'it'}, or set the rule create.${side} to "wait" or "ignore".`;
  return [stop(sync[side].node, { code: 'create/required', message, fix })];
}

interface KeyFault {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

function keyFaults(sync: SyncScene, side: Side, object: ObjectShape): readonly FlowProblem[] {
  if (object.key.length === 0) return [];
  const fault = keyFault(sync, side, object);
  return fault === null ? [] : [stop(sync[side].node, fault)];
}

const madeUpTypes: { readonly [from in 'uuid' | 'next-number' | 'template']: ReadonlySet<FieldKind> } = {
  uuid: new Set<FieldKind>(['text', 'reference', 'choice']),
  'next-number': new Set<FieldKind>(['integer', 'decimal', 'text', 'reference']),
  template: new Set<FieldKind>(['text', 'reference']),
};

function keyFault(sync: SyncScene, side: Side, object: ObjectShape): KeyFault | null {
  const rule = newKeyOf(sync[side].flow, object);
  if (rule.from === 'system') return fromSystem(sync, side, object);
  const locked = object.key.filter((name) => fieldOf(sync[side], name)?.writable === 'never');
  if (locked.length > 0) {
    const message = `The key ${quoted(locked)} of ${sync[side].label} is given by the system and cannot be set.`;
    return { code: 'key/read-only', message, fix: 'Set newKey to { "from": "system" }, or leave it away.' };
  }
  if (rule.from === 'field') return fromFields(sync, side, object);
  if (object.key.length > 1) {
    const message = `The key of ${sync[side].label} has ${object.key.length} parts; the rule "${rule.from}" makes one.`;
    return { code: 'key/parts', message, fix: 'Set newKey to { "from": "field" } and map each part.' };
  }
  const kind = fieldOf(sync[side], object.key[0] ?? '')?.type.kind;
  if (kind !== undefined && !madeUpTypes[rule.from].has(kind)) {
    const message = `The key "${object.key[0]}" of ${sync[side].label} is of the type ${kind}, which the rule "${rule.from}" does not make.`;
    return {
      code: 'key/type',
      message,
      fix: `Choose another rule in newKey, or map the key. ${kind === 'integer' ? 'For numbers there is "next-number".' : ''}`.trim(),
    };
  }
  if (rule.from === 'next-number' && !object.can.reservesKeys) {
    const message = `${sync[side].label} cannot give out a next number that nobody else gets.`;
    return {
      code: 'key/next-number',
      message,
      fix: 'Use "uuid" or a template, let the system give the key, or map it.',
    };
  }
  return rule.from === 'template' ? fromTemplate(sync, side, rule.template) : null;
}

const ways = 'Map the key, or set newKey to { "from": "uuid" }, { "from": "next-number" } or a template.';

function fromSystem(sync: SyncScene, side: Side, object: ObjectShape): KeyFault | null {
  if (object.keyFrom === 'system') return null;
  const message = `${sync[side].label} does not give its records a key (${quoted(object.key)}) by itself.`;
  return { code: 'key/not-given', message, fix: ways };
}

function fromFields(sync: SyncScene, side: Side, object: ObjectShape): KeyFault | null {
  const given = filled(sync, side);
  const lacking = object.key.filter((name) => !given.has(name));
  if (lacking.length === 0) return null;
  const message = `Nothing gives new records of ${sync[side].label} their key: no line leads to ${quoted(lacking)}.`;
  return { code: 'key/unmapped', message, fix: `${ways} Or set the rule create.${side} to "wait" or "ignore".` };
}

function fromTemplate(sync: SyncScene, side: Side, template: string): KeyFault | null {
  const given = [...filled(sync, side)];
  const named = [...template.matchAll(/\{([^{}]+)\}/gu)].map((match) => match[1] ?? '');
  if (named.length === 0) {
    const message = `The key template "${template}" has no {field}, so every new record would get the same key.`;
    return { code: 'key/template', message, fix: 'Name fields of the new record in braces, for example "C-{number}".' };
  }
  const unknown = named.find((name) => !given.includes(name));
  if (unknown === undefined) return null;
  const message = `The key template names {${unknown}}, which no line gives a value in ${sync[side].label}.`;
  return { code: 'key/template', message, fix: insteadOf(unknown, given) };
}
