import type { ConflictRule, Group, RemoveRule, Trigger } from '../../../model/flow.ts';
import { ConflictRule as anyRule } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import { bothSides } from '../../compile/scene.ts';
import type { Command } from '../command.ts';
import type { Fix } from './fix.ts';
import { sideMakers } from './fix-sides.ts';
import { all, does, type Maker, onGroup, opens, type Place, setMap } from './place.ts';

const conflictWords: { readonly [rule in 'ask' | 'left-wins' | 'right-wins']: string } = {
  ask: 'Ask a person',
  'left-wins': 'The left side wins',
  'right-wins': 'The right side wins',
};

/** Sets the conflict rule where it was set: on the field map, the group or the sync. */
export function setConflict(place: Place, conflict: ConflictRule): Command {
  const { sync, map, group } = place;
  if (map !== null) return setMap(place, map.map, { conflict });
  if (group !== null) return setGroup(place, group.id, (one) => ({ ...one, conflict }));
  const rules = sync.sync.rules ?? {};
  const firstLink = rules.firstLink === 'newest-wins' ? { firstLink: 'ask' as const } : {};
  return { do: 'set-rules', sync: sync.sync.id, rules: { ...rules, ...firstLink, conflict } };
}

export const setGroup = ({ sync }: Place, id: string, change: (group: Group) => Group | null): Command => {
  const groups = (sync.sync.groups ?? []).flatMap((one) => (one.id === id ? (change(one) ?? []) : [one]));
  return { do: 'set-groups', sync: sync.sync.id, groups: groups.length === 0 ? null : groups };
};

const plainRules: Maker = (place) =>
  (['ask', 'left-wins', 'right-wins'] as const).map((rule) =>
    does(conflictWords[rule], setConflict(place, anyRule.parse({ rule }))),
  );

const openRules = opens('Look at the rules', 'rules');

const removeWords: { readonly [rule in RemoveRule['rule']]: string } = {
  ask: 'Ask when a record is removed',
  propagate: 'Remove it on both sides',
  archive: 'Archive it instead',
  unlink: 'Only unlink it',
};

/** The rules of removal that a problem is about: told by its words, since its node is the sync. */
const removeRules =
  (rules: readonly ('ask' | 'unlink')[]): Maker =>
  (place) =>
    bothSides.flatMap((side) => {
      const all = place.sync.sync.rules ?? {};
      if (all.remove?.[side] === undefined) return [];
      return rules.map((rule) => {
        const remove = { ...all.remove, [side]: { rule } };
        const where = ` (${place.sync[side].flow.connection})`;
        return does(`${removeWords[rule]}${where}`, {
          do: 'set-rules',
          sync: place.sync.sync.id,
          rules: { ...all, remove },
        });
      });
    });

const noRemoveRule = (place: Place, side: Side): Fix => {
  const rules = place.sync.sync.rules ?? {};
  const { [side]: _, ...remove } = rules.remove ?? {};
  const command: Command = { do: 'set-rules', sync: place.sync.sync.id, rules: { ...rules, remove } };
  return does(`Leave the rule away (${place.sync[side].flow.connection})`, command);
};

const leaveRemoveRule: Maker = (place) => bothSides.map((side) => noRemoveRule(place, side));

const archiveFixes = all(removeRules(['ask', 'unlink']), openRules);

const setTriggers = ({ sync }: Place, triggers: readonly Trigger[]): Command => ({
  do: 'set-triggers',
  sync: sync.sync.id,
  triggers: triggers.length === 0 ? null : [...triggers],
});

/** The trigger that a problem counts: "Trigger 2: ...". */
const numberOf = ({ problem }: Place): number => Number(/^Trigger (\d+):/.exec(problem.message)?.[1] ?? 0) - 1;

const changeTrigger =
  (label: string, change: (trigger: Trigger) => Trigger | null): Maker =>
  (place) => {
    const triggers = place.sync.sync.triggers ?? [];
    const at = numberOf(place);
    if (triggers[at] === undefined) return [];
    const made = triggers.flatMap((one, index) => (index === at ? (change(one) ?? []) : [one]));
    return [does(label, setTriggers(place, made))];
  };

const shortestMinutes = 1;
const longestMinutes = 365 * 24 * 60;
const usualMinutes = 15;

const interval = (everyMinutes: number): Trigger => ({ on: 'interval', everyMinutes });
const removeTrigger = changeTrigger('Remove the trigger', () => null);
const openTriggers = opens('Look at when it runs', 'triggers');

const leaveMap = (groups: Group, map: string): Group | null => {
  const maps = groups.maps.filter((one) => one !== map);
  return maps.length < 2 ? null : { ...groups, maps };
};

/** Groups without what is not there; a group of one is none. */
const knownMaps: Maker = onGroup((group, place) => {
  const known = new Set(place.sync.sync.fields.map((map) => map.id));
  const maps = group.maps.filter((map) => known.has(map));
  const change = setGroup(place, group.id, (one) => (maps.length < 2 ? null : { ...one, maps }));
  return [does('Take it out of the group', change)];
});

const dissolve: Maker = onGroup((group, place) => [
  does('Dissolve the group', { do: 'ungroup', sync: place.sync.sync.id, group: group.id }),
]);

/** Leaves a field map in the first group that names it. */
const onlyFirst: Maker = (place) => {
  const id = place.map?.map.id;
  if (id === undefined) return [];
  let seen = false;
  const groups = (place.sync.sync.groups ?? []).flatMap((group): readonly Group[] => {
    const first = seen ? -1 : group.maps.indexOf(id);
    const maps = group.maps.filter((one, at) => one !== id || at === first);
    if (first >= 0) seen = true;
    return maps.length < 2 ? [] : [{ ...group, maps }];
  });
  const command: Command = { do: 'set-groups', sync: place.sync.sync.id, groups: groups.length === 0 ? null : groups };
  return [does('Leave it in one group', command)];
};

const ownRule: Maker = (place) => {
  if (place.map === null) return [];
  const { map } = place.map;
  const group = place.sync.sync.groups?.find((one) => one.maps.includes(map.id));
  const out =
    group === undefined
      ? []
      : [
          does(
            'Take it out of the group',
            setGroup(place, group.id, (one) => leaveMap(one, map.id)),
          ),
        ];
  return [does('Follow the rule of the group', setMap(place, map, { conflict: null })), ...out];
};

const openGroup = opens('Look at the group', 'group');

/** What must hold, without those that a problem may be about; its words name their fields. */
const fewerInvariants: Maker = onGroup((group, place) => {
  const invariants = (group.invariants ?? []).filter(
    (one) => !namesIn(JSON.stringify(one)).some((name) => place.problem.message.includes(`"${name}"`)),
  );
  const without = ({ invariants: _, ...one }: Group): Group => (invariants.length === 0 ? one : { ...one, invariants });
  return [does('Take the condition away', setGroup(place, group.id, without))];
});

const noInvariants: Maker = onGroup((group, place) => [
  does(
    'Take all conditions of the group away',
    setGroup(place, group.id, ({ invariants: _, ...one }) => one),
  ),
]);

const namesIn = (json: string): readonly string[] =>
  [...json.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');

export const ruleMakers: { readonly [code: string]: Maker } = {
  'conflict/type': all(plainRules, openRules),
  'conflict/group': all(plainRules, dissolve, openGroup),
  'conflict/no-times': all(plainRules, openRules),
  'conflict/no-modified-at': all(sideMakers['conflict/no-modified-at'] ?? openRules, plainRules, openRules),
  'remove/unseen': all(leaveRemoveRule, openRules),
  'remove/not-possible': archiveFixes,
  'remove/unknown-field': archiveFixes,
  'remove/read-only': archiveFixes,
  'remove/value': archiveFixes,
  'trigger/too-short': all(
    changeTrigger('Run every minute', () => interval(shortestMinutes)),
    removeTrigger,
    openTriggers,
  ),
  'trigger/too-long': all(
    changeTrigger('Run once a year', () => interval(longestMinutes)),
    removeTrigger,
    openTriggers,
  ),
  'trigger/cron': all(
    removeTrigger,
    changeTrigger('Run every 15 minutes', () => interval(usualMinutes)),
    openTriggers,
  ),
  'trigger/never': all(
    removeTrigger,
    changeTrigger('Run every 15 minutes', () => interval(usualMinutes)),
    openTriggers,
  ),
  'trigger/no-file': all(
    changeTrigger('Run every 15 minutes', () => interval(usualMinutes)),
    removeTrigger,
    openTriggers,
  ),
  'group/unknown-map': all(knownMaps, dissolve, openGroup),
  'group/map-twice': all(onlyFirst, openGroup),
  'group/own-rule': all(ownRule, openGroup),
  'invariant/unknown-field': all(fewerInvariants, noInvariants, openGroup),
  'invariant/unfit': all(fewerInvariants, noInvariants, openGroup),
};
