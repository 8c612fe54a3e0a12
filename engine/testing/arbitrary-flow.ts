import fc from 'fast-check';
import { Command } from '../core/flow/command.ts';
import { Flow, Note, Sync } from '../model/flow.ts';

/** Flows and commands over few ids, so that random commands often meet something that is there. */
const oneOf = (...ids: string[]) => fc.constantFrom(...ids);
const syncId = oneOf('s1', 's2', 's3');
const mapId = oneOf('m1', 'm2', 'm3', 'm4');
const stepId = oneOf('t1', 't2', 't3');
const groupId = oneOf('g1', 'g2');
const noteId = oneOf('n1', 'n2');
const side = oneOf('left', 'right');
const field = oneOf('id', 'name', 'email', 'city');
const at = fc.record({ x: fc.integer(), y: fc.integer() });
const index = fc.nat(5);
const label = fc.string({ maxLength: 8 });
const maybe = { requiredKeys: [] };

const step = fc.record(
  { id: stepId, use: oneOf('trim', 'upper', 'template'), settings: fc.dictionary(field, fc.boolean()), at },
  { requiredKeys: ['id', 'use'] },
);
const steps = fc.uniqueArray(step, { selector: (one) => one.id, maxLength: 3 });
const unless = fc.array(fc.record({ side, field, is: oneOf('blank', 'not-blank') }), { minLength: 1, maxLength: 2 });
const conflict = fc.oneof(
  fc.record({ rule: oneOf('ask', 'left-wins', 'union') }),
  fc.record({ rule: oneOf('right-wins', 'newest'), unless }),
  fc.record({ rule: oneOf('newest', 'longest'), tie: oneOf('ask', 'left-wins') }, { requiredKeys: ['rule'] }),
);
const mapSettings = {
  label,
  left: fc.oneof(field, fc.uniqueArray(field, { minLength: 1 })),
  right: field,
  direction: oneOf('both', 'to-right', 'to-left', 'to-right-on-create'),
  steps,
  conflict,
  blank: oneOf('carry', 'keep', 'ask'),
  drift: oneOf('keep', 'overwrite'),
};
const map = fc.record({ id: mapId, ...mapSettings, at }, { requiredKeys: ['id', 'left', 'right'] });
const group = fc.record(
  { id: groupId, label, maps: fc.uniqueArray(mapId, { minLength: 2 }), conflict },
  { requiredKeys: ['id', 'maps'] },
);
const filter = fc.record(
  {
    mode: oneOf('all', 'any'),
    conditions: fc.array(fc.record({ field, is: oneOf('blank', 'not-blank') }), { minLength: 1, maxLength: 2 }),
    at,
  },
  { requiredKeys: ['mode', 'conditions'] },
);
const sideSettings = {
  filter,
  capture: oneOf('auto', 'scan', 'cursor'),
  modifiedAt: field,
  overlapMinutes: fc.nat(60),
  newKey: fc.record({ from: oneOf('system', 'uuid', 'field') }),
  zone: oneOf('Europe/Berlin', 'UTC'),
  quiet: fc.record({ seconds: fc.integer({ min: 1, max: 60 }) }),
};
const flowSide = fc.record(
  { connection: oneOf('crm', 'erp'), object: oneOf('people', 'firms'), ...sideSettings, at },
  { requiredKeys: ['connection', 'object'] },
);
const tiers = fc.array(
  fc.record({
    left: fc.array(field, { minLength: 1, maxLength: 1 }),
    right: fc.array(field, { minLength: 1, maxLength: 1 }),
  }),
  { maxLength: 2 },
);
const rules = fc.record(
  {
    firstLink: oneOf('ask', 'left-wins'),
    fillBlanks: fc.boolean(),
    conflict,
    create: fc.record({ left: oneOf('create', 'wait') }, maybe),
  },
  maybe,
);
const brakes = fc.record(
  { emptySide: fc.boolean(), shrunkSidePercent: fc.nat(100), creates: fc.constant(false) },
  maybe,
);
const triggers = fc.array(
  fc.oneof(
    fc.record({ on: fc.constant('interval'), everyMinutes: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ on: fc.constant('cron'), cron: oneOf('0 6 * * *', '@daily'), zone: oneOf('Europe/Berlin', 'UTC') }),
    fc.record({ on: fc.constant('file'), side: oneOf('left', 'right') }, { requiredKeys: ['on'] }),
  ),
  { maxLength: 2 },
);
const sync = fc
  .record(
    {
      id: syncId,
      label,
      left: flowSide,
      right: flowSide,
      match: fc.record({ tiers, at }, { requiredKeys: ['tiers'] }),
      fields: fc.uniqueArray(map, { selector: (one) => one.id, maxLength: 4 }),
      groups: fc.uniqueArray(group, { selector: (one) => one.id, maxLength: 1 }),
      rules,
      brakes,
      triggers,
      at,
    },
    { requiredKeys: ['id', 'left', 'right', 'match', 'fields'] },
  )
  .map((one) => Sync.parse(one));
const note = fc
  .record({ id: noteId, text: label, at, width: fc.nat() }, { requiredKeys: ['id', 'text', 'at'] })
  .map((one) => Note.parse(one));

/** Any flow that the format allows, meaningful or not. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record(
    {
      format: fc.constant(1),
      id: fc.constant('flow'),
      label,
      syncs: fc.uniqueArray(sync, { selector: (one) => one.id, maxLength: 3 }),
      notes: fc.uniqueArray(note, { selector: (one) => one.id, maxLength: 2 }),
    },
    { requiredKeys: ['format', 'id', 'syncs'] },
  )
  .map((one) => Flow.parse(one));

const orNull = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: null });
const does = (name: string, parts: { [part: string]: fc.Arbitrary<unknown> }, optional: string[] = []) => {
  const command: { [part: string]: fc.Arbitrary<unknown> } = { do: fc.constant(name), ...parts };
  return fc.record(command, { requiredKeys: Object.keys(command).filter((part) => !optional.includes(part)) });
};

const inMap = { sync: syncId, map: mapId };
const placed = fc.oneof(
  fc.record({ kind: oneOf('sync', 'match'), sync: syncId }),
  fc.record({ kind: oneOf('side', 'filter'), sync: syncId, side }),
  fc.record({ kind: fc.constant('map'), ...inMap }),
  fc.record({ kind: fc.constant('step'), ...inMap, step: stepId }),
  fc.record({ kind: fc.constant('note'), note: noteId }),
);
const single = fc.oneof(
  does('rename-flow', { label: orNull(label) }),
  does('move', { what: placed, at: orNull(at) }),
  does('add-sync', { sync, index }, ['index']),
  does('remove-sync', { sync: syncId }),
  does('rename-sync', { sync: syncId, label: orNull(label) }),
  does('reorder-sync', { sync: syncId, index }),
  does('change-side', {
    sync: syncId,
    side,
    set: fc.record(
      { object: field, filter: orNull(filter), capture: orNull(oneOf('scan')), zone: orNull(oneOf('UTC')) },
      maybe,
    ),
  }),
  does('set-match', { sync: syncId, tiers }),
  does('set-rules', { sync: syncId, rules: orNull(rules) }),
  does('set-brakes', { sync: syncId, brakes: orNull(brakes) }),
  does('set-triggers', { sync: syncId, triggers: orNull(triggers) }),
  does('add-map', { sync: syncId, map, index }, ['index']),
  does('remove-map', inMap),
  does('change-map', {
    ...inMap,
    set: fc.record(
      {
        label: orNull(label),
        left: field,
        direction: orNull(oneOf('both')),
        conflict: orNull(conflict),
        steps: orNull(steps),
      },
      maybe,
    ),
  }),
  does('reorder-map', { ...inMap, index }),
  does('insert-step', { ...inMap, step, index }, ['index']),
  does('remove-step', { ...inMap, step: stepId }),
  does('change-step', {
    ...inMap,
    step: stepId,
    set: fc.record({ use: label.map((one) => `x${one}`), settings: orNull(fc.constant({ a: 1 })) }, maybe),
  }),
  does('reorder-step', { ...inMap, step: stepId, index }),
  does('group', { sync: syncId, group }),
  does('ungroup', { sync: syncId, group: groupId }),
  does('set-groups', { sync: syncId, groups: orNull(fc.array(group, { maxLength: 1 })) }),
  does('add-note', { note }),
  does('remove-note', { note: noteId }),
  does('change-note', { note: noteId, set: fc.record({ text: label, width: orNull(fc.nat()) }, maybe) }),
  does('set-notes', { notes: orNull(fc.array(note, { maxLength: 1 })) }),
);

/** Any command, well-formed, that may or may not fit a flow of `anyFlow`. */
export const anyCommand: fc.Arbitrary<Command> = fc
  .oneof(
    { weight: 9, arbitrary: single },
    { weight: 1, arbitrary: fc.array(single, { maxLength: 3 }).map((commands) => ({ do: 'several', commands })) },
  )
  .map((one) => Command.parse(one));
