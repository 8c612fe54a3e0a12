import type { MemoryAbilities, Tidying } from '../../connectors/memory/options.ts';
import { fileProfile, plainProfile, serviceProfile, strongProfile } from '../../connectors/memory/profiles.ts';
import { across, type Side } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import type { Rates } from './classes.ts';
import type { Random } from './random.ts';
import { emailOf, type FieldSetup, type RulesSetup, type Setup, type SideSetup } from './scenario.ts';
import type { Typist } from './typist.ts';

const profiles: Record<string, MemoryAbilities> = {
  strong: strongProfile,
  service: serviceProfile,
  plain: plainProfile,
  file: fileProfile,
};

export function sideOf(chance: Random, rates: Rates, fields: readonly FieldSetup[]): SideSetup {
  const profile = chance.pick(['strong', 'strong', 'service', 'service', 'plain', 'file']);
  const given = profiles[profile] ?? strongProfile;
  const small = chance.chance(0.5) ? { pageMax: 2 + chance.int(4), writeMax: 1 + chance.int(4), readMax: 2 } : {};
  const paging = rates.lies > 0 && chance.chance(0.4) ? ({ paging: 'offset' } as const) : {};
  const abilities = { ...given, ...small, ...paging };
  const texts = fields.filter((one) => one.kind === 'text' && one.direction === 'both');
  const [watch, set] = [texts[0], texts[1]];
  const workflow = watch !== undefined && set !== undefined && chance.chance(0.06);
  return {
    profile,
    abilities,
    capture: abilities.since && chance.chance(0.5) ? 'cursor' : 'scan',
    uniqueEmail: chance.chance(0.3),
    emptyIsNull: profile === 'file',
    workflow: workflow ? { watch: watch.name, set: set.name } : null,
    skewMs: rates.clocks ? Math.round((chance.next() - 0.5) * 7_200_000) : Math.round((chance.next() - 0.5) * 2000),
    driftPpm: rates.clocks ? chance.int(400) - 200 : 0,
    poison: chance.chance(rates.poison) ? [1 + chance.int(4)] : [],
  };
}

function tidyOf(chance: Random, kind: FieldSetup['kind']): readonly Tidying[] {
  if (!chance.chance(0.12) || kind === 'set') return [];
  if (kind === 'decimal') return [{ do: 'round', digits: 1 }];
  return [chance.pick<Tidying>([{ do: 'trim' }, { do: 'lower' }, { do: 'cut', length: 12 }])];
}

const blanks = ['blank', 'not-blank'] as const;

export function fieldsOf(chance: Random): readonly FieldSetup[] {
  const names = ['name', 'phone', 'city', 'amount', 'tags'].slice(0, 3 + chance.int(3));
  return names.map((name) => {
    const kind = name === 'tags' ? 'set' : name === 'amount' ? 'decimal' : 'text';
    const rules: readonly FieldSetup['conflict'][] =
      kind === 'set' ? ['union', 'union', 'ask'] : ['ask', 'ask', 'ask', 'left-wins', 'right-wins', 'last-write-wins'];
    return {
      name,
      kind,
      conflict: chance.pick(rules),
      direction: chance.pick<FieldSetup['direction']>([
        'both',
        'both',
        'both',
        'both',
        'both',
        'both',
        'to-right',
        'to-left',
      ]),
      drift: chance.pick<FieldSetup['drift']>(['keep', 'overwrite']),
      tidy: { left: tidyOf(chance, kind), right: tidyOf(chance, kind) },
    };
  });
}

/** Some fields whose rule is left to a person by what another field holds. */
export function exceptedFields(chance: Random, fields: readonly FieldSetup[]): readonly FieldSetup[] {
  return fields.map((one) => {
    const other = chance.pick(fields);
    const unless = { side: chance.pick<Side>(['left', 'right']), field: other.name, is: chance.pick(blanks) };
    return chance.chance(0.4) && one.conflict !== 'ask' ? { ...one, unless } : one;
  });
}

export function rulesOf(chance: Random): RulesSetup {
  const create = () =>
    chance.pick<RulesSetup['create']['left']>(['create', 'create', 'create', 'create', 'wait', 'ignore']);
  const remove = () => chance.pick<RulesSetup['remove']['left']>(['ask', 'propagate', 'propagate', 'unlink']);
  return {
    firstLink: chance.pick(['ask', 'ask', 'left-wins', 'right-wins']),
    create: { left: create(), right: create() },
    remove: { left: remove(), right: remove() },
    editAgainstRemove: chance.pick(['ask', 'ask', 'edit-wins', 'remove-wins']),
  };
}

export function startOf(chance: Random, typist: Typist, fields: readonly FieldSetup[]): Setup['people'] {
  const people: Setup['people'][number][] = [];
  const count = 2 + chance.int(8);
  const record = (): { [field: string]: Value } =>
    Object.fromEntries(fields.map((field) => [field.name, chance.chance(0.2) ? null : typist.value(field)]));
  for (let person = 1; person <= count; person += 1) {
    const one: { [field: string]: Value } = { ...record(), email: emailOf(person) };
    const roll = chance.next();
    const first: Side = chance.pick(['left', 'right']);
    people.push({ person, side: first, fields: one });
    if (roll < 0.35) continue;
    if (roll < 0.75) people.push({ person, side: across(first), fields: one });
    else if (roll < 0.93) {
      const other = Object.entries(record()).map(([name, value]) => [
        name,
        chance.chance(0.5) ? value : (one[name] ?? null),
      ]);
      people.push({ person, side: across(first), fields: { ...Object.fromEntries(other), email: emailOf(person) } });
    } else people.push({ person, side: first, fields: { ...record(), email: emailOf(person) } });
  }
  return people;
}
