import type { MatchTier } from '../../../model/flow.ts';
import { bothSides, fieldOf } from '../../compile/scene.ts';
import type { Command } from '../command.ts';
import { suggestMatch } from '../suggest/suggest-match.ts';
import { renamed } from './fix-fields.ts';
import { all, does, type Maker, opens, type Place } from './place.ts';

const setTiers = ({ sync }: Place, tiers: readonly MatchTier[]): Command => ({
  do: 'set-match',
  sync: sync.sync.id,
  tiers: [...tiers],
});

const changed =
  (label: string, change: (tier: MatchTier, place: Place) => MatchTier | null): Maker =>
  (place) => {
    const tiers = place.sync.sync.match.tiers.flatMap((tier) => change(tier, place) ?? []);
    return [does(label, setTiers(place, tiers))];
  };

const nearestKeys: Maker = (place) => {
  const tiers = place.sync.sync.match.tiers.map((tier) => {
    const [left, right] = [renamed(place, 'left', tier.left), renamed(place, 'right', tier.right)];
    return left === null || right === null ? null : { ...tier, left: [...left], right: [...right] };
  });
  const known = tiers.flatMap((tier) => tier ?? []);
  return known.length < tiers.length ? [] : [does('Use the names that exist', setTiers(place, known))];
};

/** Whether a tier looks only at fields that a problem does not name. */
const unnamed = (tier: MatchTier, place: Place): MatchTier | null => {
  const names = [...tier.left, ...tier.right];
  return names.some((name) => place.problem.message.includes(`"${name}"`)) ? null : tier;
};

const even = (tier: MatchTier): MatchTier => {
  const count = Math.min(tier.left.length, tier.right.length);
  return { ...tier, left: tier.left.slice(0, count), right: tier.right.slice(0, count) };
};

const known = (tier: MatchTier, place: Place): MatchTier | null =>
  bothSides.every((side) => tier[side].every((name) => fieldOf(place.sync[side], name) !== undefined)) ? tier : null;

const withoutCountry = ({ country: _, ...tier }: MatchTier): MatchTier => tier;

/** Keys that the names of the fields suggest. */
const suggested: Maker = (place) => {
  const [left, right] = [place.sync.left.object, place.sync.right.object];
  if (left === null || right === null) return [];
  const [best] = suggestMatch({ left, right, leftRows: [], rightRows: [] });
  if (best === undefined) return [];
  const { tier } = best;
  return [does(`Match by ${tier.left.join(', ')} and ${tier.right.join(', ')}`, setTiers(place, [tier]))];
};

const createNothing: Maker = (place) => {
  const rules = place.sync.sync.rules ?? {};
  const create = { left: 'ignore', right: 'ignore' } as const;
  return [does('Create no records', { do: 'set-rules', sync: place.sync.sync.id, rules: { ...rules, create } })];
};

const openMatch = opens('Choose what to match by', 'match');

export const matchMakers: { readonly [code: string]: Maker } = {
  'match/missing': all(suggested, openMatch, createNothing),
  'match/none': all(suggested, openMatch),
  'match/uneven': all(changed('Leave the surplus field out', even), openMatch),
  'match/country': all(changed('Leave the country out', withoutCountry), openMatch),
  'match/unknown-field': all(nearestKeys, changed('Leave this match out', known), openMatch),
  'match/type': all(changed('Leave this match out', unnamed), openMatch),
};
