import { endsOf } from '../core/merge/pair.ts';
import type { JournalEntry } from '../model/change.ts';
import { across, type Side } from '../model/ids.ts';
import type { Decision } from '../model/inbox.ts';
import type { Link, Shadow } from '../model/link.ts';
import type { MapPlan, SyncPlan } from '../model/plan.ts';
import type { Fields, Value } from '../model/value.ts';

/** Where the value that both sides hold comes from. */
export type Origin =
  /** Both sides had it when they were linked. */
  | { readonly from: 'met'; readonly how: string }
  /** It was typed on this side and carried over. */
  | { readonly from: Side; readonly at: string; readonly run: string; readonly why: string }
  /** An undo put it back. */
  | { readonly from: 'undo'; readonly at: string; readonly run: string }
  /** A person restored an earlier value. */
  | { readonly from: 'restore'; readonly at: string; readonly run: string }
  /** A person who was asked chose it: who, and why, as far as the decision is known. */
  | {
      readonly from: 'person';
      readonly at: string;
      readonly run: string;
      readonly by: string | null;
      readonly reason: string | null;
    }
  /** The two sides have not agreed on it yet. */
  | { readonly from: 'nowhere' };

/** A value as one write left it, and what it replaced. */
export interface Version {
  readonly at: string;
  readonly run: string;
  /** The side that was written. */
  readonly side: Side;
  readonly before: Fields;
  readonly after: Fields;
  readonly why: string;
  readonly outcome: JournalEntry['outcome'];
  /** When its values were taken away by retention; there are none then. */
  readonly blanked?: string;
}

/** The story of one field map of a linked pair: what both sides last agreed on, where it came from, and every earlier value. */
export interface Story {
  readonly map: MapPlan['id'];
  readonly label: string;
  readonly left: Fields | null;
  readonly right: Fields | null;
  readonly origin: Origin;
  /** The last first. */
  readonly versions: readonly Version[];
}

const at = (names: readonly string[], fields: Fields): Fields =>
  Object.fromEntries(
    names.flatMap((name): [string, Value][] => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );

function versionOf(map: MapPlan, entry: JournalEntry): Version | null {
  const names = endsOf(map, entry.side);
  const sent = at(names, entry.sent);
  const isAbout = entry.blanked === undefined ? Object.keys(sent).length > 0 : names.some((name) => name in entry.why);
  if (!isAbout) return null;
  const why = [...new Set(names.flatMap((name) => entry.why[name] ?? []))].join(', ');
  const { run, side, outcome } = entry;
  return {
    at: entry.at,
    run,
    side,
    before: at(names, entry.before),
    after: { ...sent, ...at(names, entry.after) },
    why,
    outcome,
    ...(entry.blanked === undefined ? {} : { blanked: entry.blanked }),
  };
}

function originOf(link: Link, isAgreed: boolean, versions: readonly Version[], decisions: readonly Decision[]): Origin {
  const last = versions.find((one) => one.outcome !== 'maybe');
  if (!isAgreed) return { from: 'nowhere' };
  if (last === undefined) return { from: 'met', how: link.how };
  const when = { at: last.at, run: last.run };
  if (last.why === 'undo') return { from: 'undo', ...when };
  if (last.why === 'restore') return { from: 'restore', ...when };
  if (last.why === 'person') {
    const decision = decisions.find((one) => one.run === last.run);
    return { from: 'person', ...when, by: decision?.by ?? null, reason: decision?.why ?? null };
  }
  // A merge takes it from another record of the same side.
  if (last.why === 'merge') return { from: last.side, ...when, why: last.why };
  return { from: across(last.side), ...when, why: last.why };
}

const agreedOn = (map: MapPlan, side: Side, shadow: Shadow): Fields | null => {
  const values = (side === 'left' ? shadow.left : shadow.right)[map.slot];
  if (values === undefined) return null;
  return Object.fromEntries(endsOf(map, side).map((name, index) => [name, values[index] ?? null]));
};

/**
 * Tells of every field map of a linked pair where its value comes from: when, by which run, rule or person, and what it was
 * before (X1). As far as Tandem wrote it: an edit that no run has seen yet is not in the state.
 * @param known of the link: its journal, the last first, and what people decided about it
 */
export function storiesOf(
  sync: SyncPlan,
  link: Link,
  known: {
    readonly shadow: Shadow;
    readonly entries: readonly JournalEntry[];
    readonly decisions?: readonly Decision[];
  },
): readonly Story[] {
  return sync.units.flatMap((unit) => {
    const mine = (known.decisions ?? []).filter(
      ({ question }) => question.about === 'unit' && question.unit === unit.id,
    );
    return unit.maps.map((map): Story => {
      const versions = known.entries.flatMap((entry) => versionOf(map, entry) ?? []);
      const [left, right] = [agreedOn(map, 'left', known.shadow), agreedOn(map, 'right', known.shadow)];
      const origin = originOf(link, left !== null && right !== null, versions, mine);
      return { map: map.id, label: map.label, left, right, origin, versions };
    });
  });
}
