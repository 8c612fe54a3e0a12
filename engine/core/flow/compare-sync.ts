import type { FlowDifference } from '../../model/difference.ts';
import type { ConflictRule, MatchTier, Sync, Trigger } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import { brakeFacts } from '../compile/brake-words.ts';
import { brakesOf, conflictOf } from '../compile/defaults.ts';
import { nodeOf } from '../compile/report.ts';
import { settleSeconds } from '../compile/schedule.ts';
import { scheduleWords } from '../compile/schedule-words.ts';
import { createWords, decidingWords, removeWords, tierWords, unlessWords } from '../compile/words.ts';
import { sideNames } from './compare-sides.ts';
import { type NameOf, type Place, type Setting, settingsDiffer } from './compared.ts';

type Names = { readonly [side in Side]: string };

/** A conflict rule in the words of a comparison, with the systems by their names: "ERP wins", "asks a person". */
export function ruleSays(rule: ConflictRule, names: Names): string {
  const decides = decidingWords(rule)
    .replace(/^ask a person/, 'asks a person')
    .replace(/\b(left|right) wins\b/g, (_, side: string) => `${side === 'left' ? names.left : names.right} wins`);
  return `${decides}${unlessWords(rule, names)}`;
}

/** What is set differently of a sync as a whole: match, rules, brakes and when it runs. */
export function compareSync(before: Sync, after: Sync, nameOf: NameOf): readonly FlowDifference[] {
  const names = sideNames(after, nameOf);
  const label = after.label ?? after.id;
  const settings = (sync: Sync): readonly Setting[] => [
    ...matchSettings(sync, label),
    ...ruleSettings(sync, label, names),
    ...brakeSettings(sync, label),
    ...triggerSettings(sync, label, names),
  ];
  return settingsDiffer(settings(before), settings(after));
}

const placeOf = ({ id }: Sync, what: Place['what']): Place => ({ what, node: nodeOf(id), sync: id });

function matchSettings(sync: Sync, label: string): readonly Setting[] {
  const node = nodeOf(sync.id, 'match');
  return sync.match.tiers.map((one, index) => {
    const tier = tierOf(one);
    const key = `match ${index + 1}`;
    return {
      what: 'match',
      node,
      sync: sync.id,
      key,
      title: `Match ${index + 1} of "${label}"`,
      value: tier,
      says: tierWords(tier),
    };
  });
}

const tierOf = (tier: MatchTier) => ({
  left: tier.left,
  right: tier.right,
  normalise: tier.normalise ?? (['trim'] satisfies MatchTier['normalise']),
  country: tier.country ?? null,
});

function ruleSettings(sync: Sync, label: string, names: Names): readonly Setting[] {
  const at = placeOf(sync, 'rules');
  const { rules = {} } = sync;
  const say = (key: string, title: string, value: unknown, says: string): Setting => ({
    ...at,
    key,
    title,
    value,
    says,
  });
  const first = rules.firstLink ?? 'ask';
  const firstSays = { 'newest-wins': 'the newest wins', ask: 'asks a person', leave: 'left as they are' } as const;
  const winner = first === 'left-wins' ? names.left : names.right;
  const conflict = conflictOf(rules.conflict);
  const against = rules.editAgainstRemove ?? 'ask';
  const fills = rules.fillBlanks ?? true;
  return [
    say(
      'firstLink',
      `Rule for fields that differ when records of "${label}" are linked`,
      first,
      first === 'left-wins' || first === 'right-wins' ? `${winner} wins` : firstSays[first],
    ),
    say('fillBlanks', `Blanks when records of "${label}" are linked`, fills, fills ? 'filled' : 'left'),
    say('conflict', `Conflict rule of "${label}"`, conflict, ruleSays(conflict, names)),
    ...(['left', 'right'] as const).flatMap((side) => {
      const create = rules.create?.[side] ?? null;
      const remove = rules.remove?.[side] ?? ({ rule: 'ask' } as const);
      const from = names[side === 'left' ? 'right' : 'left'];
      return [
        say(
          `create ${side}`,
          `Records that only ${from} has, in ${names[side]}`,
          create,
          create === null ? 'as usual' : createWords[create],
        ),
        say(`remove ${side}`, `When a record was removed in ${from}, in ${names[side]}`, remove, removeWords(remove)),
      ];
    }),
    say(
      'editAgainstRemove',
      `Rule of "${label}" for records edited here and removed there`,
      against,
      against === 'ask'
        ? 'asks a person'
        : against.replace('edit-wins', 'the edit wins').replace('remove-wins', 'the removal wins'),
    ),
  ];
}

function brakeSettings(sync: Sync, label: string): readonly Setting[] {
  const at = placeOf(sync, 'brakes');
  return brakeFacts(brakesOf(sync.brakes)).map(({ what, says }) => {
    const name = what.replace(/^brake: /, '');
    return { ...at, key: what, title: `Brake "${name}" of "${label}"`, value: says, says };
  });
}

function triggerSettings(sync: Sync, label: string, names: Names): readonly Setting[] {
  const triggers = sync.triggers ?? [];
  const quiet = { left: null, right: null };
  const says = scheduleWords({ triggers: triggers.map(triggerOf), quiet })
    .replaceAll('the left or the right side', `${names.left} or ${names.right}`)
    .replace(/\bthe (left|right) side\b/g, (_, side: string) => (side === 'left' ? names.left : names.right));
  return [
    { ...placeOf(sync, 'triggers'), key: 'triggers', title: `"${label}" runs`, value: triggers.map(triggerOf), says },
  ];
}

function triggerOf(trigger: Trigger) {
  switch (trigger.on) {
    case 'interval':
      return { on: 'interval', everyMs: trigger.everyMinutes * 60_000 } as const;
    case 'cron':
      return { on: 'cron', cron: trigger.cron.trim().replace(/\s+/gu, ' '), zone: trigger.zone } as const;
    case 'file': {
      const sides: Side[] = trigger.side === undefined ? ['left', 'right'] : [trigger.side];
      return { on: 'file', sides, settleMs: (trigger.settleSeconds ?? settleSeconds) * 1000 } as const;
    }
  }
}
