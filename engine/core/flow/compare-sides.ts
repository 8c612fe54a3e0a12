import type { FlowDifference } from '../../model/difference.ts';
import type { FlowSide, Sync } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import { censusEveryHours, overlapMinutes } from '../compile/defaults.ts';
import { nodeOf } from '../compile/report.ts';
import { atMostSeconds } from '../compile/schedule.ts';
import { quietWords } from '../compile/schedule-words.ts';
import { filterWords, keyWords } from '../compile/words.ts';
import { type NameOf, type Place, type Setting, settingsDiffer } from './compared.ts';

/** How people call the two sides: by their connections, or by their objects where both are of one connection. */
export function sideNames({ left, right }: Sync, nameOf: NameOf): { readonly [side in Side]: string } {
  const names = { left: nameOf(left.connection), right: nameOf(right.connection) };
  if (names.left !== names.right) return names;
  return left.object === right.object
    ? { left: 'the left side', right: 'the right side' }
    : { left: left.object, right: right.object };
}

/** What is set differently of the two sides of a sync. */
export function compareSides(before: Sync, after: Sync, nameOf: NameOf): readonly FlowDifference[] {
  const names = sideNames(after, nameOf);
  return (['left', 'right'] as const).flatMap((side) => {
    const at: Place = { what: 'side', node: nodeOf(after.id, side), sync: after.id };
    const settings = (sync: Sync) => sideSettings(sync[side], { at, side, name: names[side], nameOf });
    return settingsDiffer(settings(before), settings(after));
  });
}

interface About {
  readonly at: Place;
  readonly side: Side;
  readonly name: string;
  readonly nameOf: NameOf;
}

const captures = {
  auto: 'by cursor where that can be done, else by reading all records',
  scan: 'by reading all records',
  cursor: 'by cursor',
} as const;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

function sideSettings(side: FlowSide, { at, side: which, name, nameOf }: About): readonly Setting[] {
  const say = (key: string, title: string, value: unknown, says: string | null): Setting => ({
    ...at,
    key,
    title,
    value,
    says,
  });
  const { filter, quiet, newKey } = side;
  const capture = side.capture ?? 'auto';
  const overlap = side.overlapMinutes ?? overlapMinutes;
  const census = side.censusEveryHours ?? censusEveryHours;
  const personal = [...new Set(side.personal ?? [])].sort();
  const connection = nameOf(side.connection);
  const filterSays = filter === undefined ? null : `only records where ${filterWords(filter)}`;
  const filtered = filter === undefined ? null : { mode: filter.mode, conditions: filter.conditions };
  return [
    say('connection', `Connection on the ${which}`, side.connection, connection),
    say('object', `Object of ${name}`, side.object, side.object),
    { ...say('filter', `Filter of ${name}`, filtered, filterSays), what: 'filter' },
    say('capture', `Changes in ${name} are found`, capture, captures[capture]),
    say('modifiedAt', `Modified-at field of ${name}`, side.modifiedAt ?? null, side.modifiedAt ?? 'none'),
    say('overlap', `How far the cursor of ${name} reads back`, overlap, counted(overlap, 'minute')),
    say('census', `All keys of ${name} are asked for`, census, `every ${counted(census, 'hour')}`),
    say(
      'newKey',
      `Keys of records created in ${name}`,
      newKey ?? null,
      newKey === undefined ? 'as usual' : keyWords(newKey),
    ),
    say('zone', `Zone of ${name}`, side.zone ?? null, side.zone ?? 'none'),
    say(
      'canary',
      `Canary of ${name}`,
      side.canary ?? null,
      side.canary === undefined ? 'none' : `record "${side.canary}"`,
    ),
    say('personal', `Personal fields of ${name}`, personal, personal.length === 0 ? 'none' : personal.join(', ')),
    say('quiet', `Noticed changes of ${name} are taken up`, quietOf(quiet), quietWords(quietOf(quiet))),
  ];
}

function quietOf(quiet: FlowSide['quiet']): Parameters<typeof quietWords>[0] {
  return quiet === undefined ? null : { ms: quiet.seconds * 1000, atMostMs: atMostSeconds(quiet) * 1000 };
}
