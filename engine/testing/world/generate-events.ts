import type { CallName, MemoryFault } from '../../connectors/memory/options.ts';
import type { Side } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import type { Rates } from './classes.ts';
import type { Random } from './random.ts';
import { type Event, emailOf, type FieldSetup, type Happening, type Moment, type Setup } from './scenario.ts';
import type { Typist } from './typist.ts';

const places = [
  'left.write:before',
  'left.write:middle',
  'left.write:after',
  'right.write:before',
  'right.write:middle',
  'right.write:after',
  'left.read:after',
  'right.read:after',
  'left.scan:after',
  'right.scan:after',
  'store.commit:before',
  'store.commit:after',
];

function momentOf(chance: Random, runs: number, during: number): Moment {
  const run = chance.int(runs);
  if (!chance.chance(during)) return { run, on: null, nth: 0 };
  if (chance.chance(0.5)) return { run, on: chance.pick(places), nth: 1 + chance.int(4) };
  return { run, on: null, nth: 1 + chance.int(120) };
}

function edited(chance: Random, typist: Typist, fields: readonly FieldSetup[]): { [field: string]: Value } {
  const changes: { [field: string]: Value } = {};
  for (let count = chance.chance(0.7) ? 1 : 2; count > 0; count -= 1) {
    const field = chance.pick(fields.filter((one) => one.kind !== 'set'));
    changes[field.name] = chance.chance(0.12) ? null : typist.value(field);
  }
  return changes;
}

interface Cast {
  readonly chance: Random;
  readonly typist: Typist;
  readonly setup: Setup;
  readonly rates: Rates;
  readonly who: Who;
}

function userDoes({ chance, typist, setup, who, rates }: Cast): Happening {
  const side: Side = chance.pick(['left', 'right']);
  const roll = chance.next();
  const person = chance.chance(0.5) ? chance.pick(who.hot) : 1 + chance.int(who.count);
  const sets = setup.fields.filter((field) => field.kind === 'set');
  if (roll < rates.reverts) return { do: 'revert', side, person, field: chance.pick(setup.fields).name };
  if (roll < (rates.creates ? 0.6 : 0.1)) {
    who.count += chance.chance(0.8) ? 1 : 0;
    const fields = Object.fromEntries(setup.fields.map((field) => [field.name, typist.value(field)]));
    return { do: 'create', side, person: who.count, fields: { ...fields, email: emailOf(who.count) } };
  }
  if (roll < (rates.removals ? 0.7 : 0.2)) return { do: 'remove', side, person };
  const [set] = sets;
  if (roll < 0.35 && set !== undefined) {
    return { do: 'tag', side, person, field: set.name, tag: chance.chance(0.7) ? typist.tag() : chance.int(3) };
  }
  return { do: 'edit', side, person, fields: edited(chance, typist, setup.fields) };
}

interface Who {
  count: number;
  readonly hot: readonly number[];
}

const harms: readonly { readonly call: CallName; readonly faults: readonly MemoryFault[] }[] = [
  {
    call: 'write',
    faults: [
      { kind: 'lost-request' },
      { kind: 'lost-answer' },
      { kind: 'lost-answer' },
      { kind: 'cut-short' },
      { kind: 'broken' },
      { kind: 'item-unknown', item: 0 },
      { kind: 'item-refused', item: 1 },
      { kind: 'later', afterMs: 30_000 },
    ],
  },
  { call: 'read', faults: [{ kind: 'broken' }, { kind: 'later', afterMs: 20_000 }, { kind: 'slow', afterMs: 60_000 }] },
  { call: 'find', faults: [{ kind: 'broken' }] },
  { call: 'scan', faults: [{ kind: 'broken' }, { kind: 'sign-in' }, { kind: 'slow', afterMs: 60_000 }] },
  { call: 'since', faults: [{ kind: 'broken' }] },
];

function harm(chance: Random, rates: Rates): Happening {
  if (rates.creates && chance.chance(0.8)) {
    const fault = chance.pick<MemoryFault>([
      { kind: 'lost-answer' },
      { kind: 'item-unknown', item: 0 },
      { kind: 'cut-short' },
    ]);
    return { do: 'fault', side: chance.pick(['left', 'right']), call: 'write', op: 'create', fault };
  }
  const { call, faults } = chance.chance(0.7) ? (harms[0] ?? chance.pick(harms)) : chance.pick(harms);
  const op = call === 'write' ? chance.pick(['create', 'update', 'update', 'remove', null] as const) : null;
  return { do: 'fault', side: chance.pick(['left', 'right']), call, op, fault: chance.pick(faults) };
}

function lie(chance: Random): Happening {
  const fault = chance.pick<MemoryFault>([{ kind: 'empty' }, { kind: 'half' }, { kind: 'repeats' }]);
  const call = chance.pick<CallName>(['scan', 'scan', 'since', 'keys']);
  return { do: 'fault', side: chance.pick(['left', 'right']), call, op: null, fault };
}

/** As many as `make` is asked for: none, or up to `most`. */
function some<T>(chance: Random, most: number, make: () => readonly T[]): readonly T[] {
  const count = most === 0 ? 0 : chance.int(most + 1);
  return Array.from({ length: count }, make).flat();
}

function userEvents(cast: Cast): readonly Event[] {
  const { chance, setup, rates } = cast;
  const half = Math.ceil(rates.users / 2);
  return Array.from({ length: half + chance.int(half + 1) }, () => ({
    at: momentOf(chance, setup.runs, 0.5),
    happening: userDoes(cast),
  }));
}

function faultEvents(chance: Random, runs: number, rates: Rates): readonly Event[] {
  const faults = some<Event>(chance, rates.faults, () => [
    { at: { run: chance.int(runs), on: null, nth: 1 + chance.int(2) }, happening: harm(chance, rates) },
  ]);
  const lies = some<Event>(chance, rates.lies, () => [
    { at: { run: 1 + chance.int(runs - 1), on: null, nth: 1 + chance.int(3) }, happening: lie(chance) },
  ]);
  const crashes = some<Event>(chance, rates.crashes, () => [
    { at: momentOf(chance, runs, 1), happening: { do: 'crash' } },
  ]);
  return [...faults, ...lies, ...crashes];
}

function answerEvents(chance: Random, runs: number, rates: Rates): readonly Event[] {
  return some<Event>(chance, rates.answers, () => {
    const at = momentOf(chance, runs, 0.4);
    const lateMs = chance.chance(0.5) ? 0 : chance.int(200_000);
    const choose = chance.pick(['left', 'right'] as const);
    const happening = { do: 'answer', which: chance.int(5), choose, lateMs } as const;
    return [{ at: { ...at, run: Math.max(1, at.run) }, happening }];
  });
}

function undoEvents(chance: Random, runs: number, rates: Rates): readonly Event[] {
  return some<Event>(chance, rates.undos, () => [
    { at: { run: 1 + chance.int(runs - 1), on: null, nth: 0 }, happening: { do: 'undo' } },
  ]);
}

function adminEvents(chance: Random, setup: Setup, rates: Rates): readonly Event[] {
  const { runs } = setup;
  const before = (run: number): Moment => ({ run, on: null, nth: 0 });
  const sideOf = (): Side => chance.pick(['left', 'right']);
  const rights = some<Event>(chance, rates.rights, () => {
    const [side, field] = [sideOf(), chance.pick(setup.fields).name];
    return [
      { at: momentOf(chance, runs, 0.5), happening: { do: 'hide', side, field } },
      { at: momentOf(chance, runs, 0.5), happening: { do: 'show', side, field } },
    ];
  });
  const identities = some<Event>(chance, rates.identities * 2, () => {
    const [run, side] = [1 + chance.int(runs - 2), sideOf()];
    return [
      { at: before(run), happening: { do: 'identity', side, other: true } },
      { at: before(run + 1), happening: { do: 'identity', side, other: false } },
    ];
  });
  const ms = chance.pick([-3_600_000, 600_000, 3_600_000]);
  const jump: Event = { at: momentOf(chance, runs, 0.5), happening: { do: 'jump', side: sideOf(), ms } };
  const copied = 1 + chance.int(runs - 1);
  const restores: readonly Event[] = [
    { at: before(copied), happening: { do: 'copy' } },
    { at: before(copied + 1 + chance.int(Math.max(1, runs - copied - 1))), happening: { do: 'restore' } },
  ];
  return [...rights, ...identities, ...(rates.clocks ? [jump] : []), ...(rates.restores ? restores : [])];
}

/** What happens in the world, each kind from a stream of chance of its own. */
export function eventsOf(chance: Random, typist: Typist, setup: Setup, rates: Rates): readonly Event[] {
  const who: Who = {
    count: Math.max(...setup.people.map((one) => one.person)),
    hot: [1 + chance.int(3), 1 + chance.int(3)],
  };
  const pauses = chance.split('pauses');
  const passes = Array.from({ length: setup.runs - 1 }, (_, index): Event => {
    const ms = pauses.pick(rates.creates ? [1000, 30_000, 90_000] : [1000, 60_000, 300_000, 1_200_000, 3_600_000]);
    return { at: { run: index + 1, on: null, nth: 0 }, happening: { do: 'pass', ms } };
  });
  return [
    ...userEvents({ chance: chance.split('users'), typist, setup, rates, who }),
    ...faultEvents(chance.split('faults'), setup.runs, rates),
    ...answerEvents(chance.split('answers'), setup.runs, rates),
    ...undoEvents(chance.split('undos'), setup.runs, rates),
    ...adminEvents(chance.split('admin'), setup, rates),
    ...passes,
  ];
}
