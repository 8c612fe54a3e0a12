import type { Side } from '../../model/ids.ts';
import type { BrakesPlan, SyncPlan } from '../../model/plan.ts';
import type { PulledBrake } from '../../model/run.ts';

type BySide<T> = { readonly [side in Side]: T };

/** What is known before the first write, for one sync. Windowed counts are those of the last 24 hours, without this run's. */
export interface BrakeFacts {
  readonly firstRun: boolean;
  readonly liveLinks: number;
  readonly planned: BySide<{ readonly created: number; readonly updated: number; readonly removed: number }>;
  readonly window: BySide<{ readonly created: number; readonly updated: number; readonly removed: number }>;
  /** Values that would become blank, by field. */
  readonly blanked: BySide<{ readonly [field: string]: number }>;
  /** Records read by this run's scan or census, null where there was none; and by the last complete one before it. */
  readonly counted: BySide<number | null>;
  readonly countedBefore: BySide<number | null>;
  readonly newConflicts: number;
  readonly newAmbiguous: number;
  /** Links and records that this run decided about. */
  readonly decided: number;
  readonly identityChanged: BySide<boolean>;
  /** The canary's key where it could not be read. */
  readonly canaryLost: BySide<string | null>;
  /** What changed in the mapped shape, as a sentence. */
  readonly shapeChanged: BySide<string | null>;
  readonly planChanged: boolean;
  readonly skewMs: BySide<number>;
}

interface Look {
  readonly sync: SyncPlan;
  readonly facts: BrakeFacts;
  readonly brakes: BrakesPlan;
}

type Check = (look: Look) => readonly PulledBrake[];

const sides: readonly Side[] = ['left', 'right'];
const nameOf = (look: Look, side: Side): string => (side === 'left' ? look.sync.left.label : look.sync.right.label);
const share = (percent: number, of: number): number => (percent * of) / 100;

const lookAtPreview = 'Look at the preview. If it is right, release this run, or raise the limit in the sync.';

function pulled(
  look: Look,
  brake: string,
  message: string,
  more: { fix?: string; reports?: boolean } = {},
): PulledBrake {
  const reports = more.reports === true && look.facts.firstRun;
  return {
    code: `brake/${brake}`,
    brake,
    sync: look.sync.id,
    message,
    fix: more.fix ?? lookAtPreview,
    holds: !reports,
  };
}

const removes: Check = (look) => {
  const limit = look.brakes.removes;
  if (limit === false) return [];
  const max = Math.max(limit.min, Math.min(share(limit.percent, look.facts.liveLinks), limit.max));
  return sides.flatMap((side) => {
    const planned = look.facts.planned[side].removed;
    const total = planned + look.facts.window[side].removed;
    if (planned === 0 || total <= max) return [];
    return [
      pulled(
        look,
        'removes',
        `This run would remove ${planned} records in ${nameOf(look, side)}, ${total} within 24 hours; the limit is ${Math.floor(max)}.`,
      ),
    ];
  });
};

const emptySide: Check = (look) => {
  if (!look.brakes.emptySide) return [];
  return sides.flatMap((side) => {
    const other = side === 'left' ? 'right' : 'left';
    const somethingElse = look.facts.liveLinks > 0 || (look.facts.counted[other] ?? 0) > 0;
    if (look.facts.counted[side] !== 0 || !somethingElse) return [];
    return [
      pulled(look, 'empty-side', `${nameOf(look, side)} is empty: not one record was read.`, {
        fix: 'Check that it is the right file, table or account. If it is meant to be empty, release this run.',
      }),
    ];
  });
};

const shrunkSide: Check = (look) => {
  const percent = look.brakes.shrunkSidePercent;
  if (percent === false) return [];
  return sides.flatMap((side) => {
    const now = look.facts.counted[side];
    const before = look.facts.countedBefore[side];
    if (now === null || before === null || now === 0 || now >= share(percent, before)) return [];
    return [
      pulled(
        look,
        'shrunk-side',
        `${nameOf(look, side)} has ${now} records; the last complete reading had ${before}.`,
        {
          fix: 'Check that nothing is missing there. If the records were removed on purpose, release this run.',
        },
      ),
    ];
  });
};

const massUpdate: Check = (look) => {
  const limit = look.brakes.massUpdate;
  if (limit === false) return [];
  return sides.flatMap((side) => {
    const planned = look.facts.planned[side].updated;
    const total = planned + look.facts.window[side].updated;
    if (planned === 0 || total <= limit.records || total <= share(limit.percent, look.facts.liveLinks)) return [];
    return [
      pulled(
        look,
        'mass-update',
        `This run would change ${planned} records in ${nameOf(look, side)}, ${total} within 24 hours, of ${look.facts.liveLinks} linked ones.`,
        { reports: true },
      ),
    ];
  });
};

const massBlanking: Check = (look) => {
  const limit = look.brakes.massBlanking;
  if (limit === false) return [];
  return sides.flatMap((side) =>
    Object.entries(look.facts.blanked[side]).flatMap(([field, count]) => {
      if (count <= limit.records || count <= share(limit.percent, look.facts.liveLinks)) return [];
      return [
        pulled(look, 'mass-blanking', `This run would clear "${field}" on ${count} records in ${nameOf(look, side)}.`, {
          reports: true,
        }),
      ];
    }),
  );
};

const creates: Check = (look) => {
  const limit = look.brakes.creates;
  if (limit === false) return [];
  const larger = Math.max(look.facts.counted.left ?? 0, look.facts.counted.right ?? 0);
  // Links as they were before the window's creates: else every small run would raise the limit of the next one (P19).
  const { window } = look.facts;
  const before = Math.max(0, look.facts.liveLinks - window.left.created - window.right.created);
  const basis = look.facts.firstRun ? larger : before;
  const max = Math.max(limit.records, share(limit.percent, basis));
  return sides.flatMap((side) => {
    const planned = look.facts.planned[side].created;
    const total = planned + look.facts.window[side].created;
    if (planned === 0 || total <= max) return [];
    return [
      pulled(
        look,
        'creates',
        `This run would create ${planned} records in ${nameOf(look, side)}; the limit is ${Math.floor(max)}.`,
      ),
    ];
  });
};

const identity: Check = (look) => {
  if (!look.brakes.identity) return [];
  return sides.flatMap((side) =>
    look.facts.identityChanged[side]
      ? [
          pulled(look, 'identity', `${nameOf(look, side)} is not the system that this sync was linked with.`, {
            fix: 'Point the connection back at it, or start a new sync for the other system.',
          }),
        ]
      : [],
  );
};

const canary: Check = (look) => {
  if (!look.brakes.canary) return [];
  return sides.flatMap((side) => {
    const key = look.facts.canaryLost[side];
    if (key === null) return [];
    return [
      pulled(
        look,
        'canary',
        `The record "${key}", which must be there before a run may write, was not found in ${nameOf(look, side)}.`,
        { fix: 'Check the connection, or name another record.' },
      ),
    ];
  });
};

const shape: Check = (look) => {
  if (!look.brakes.shape) return [];
  return sides.flatMap((side) => {
    const what = look.facts.shapeChanged[side];
    if (what === null) return [];
    return [
      pulled(look, 'shape', what, {
        fix: 'Run "tandem check --discover", look at the problems it names, then run again.',
      }),
    ];
  });
};

const planChange: Check = (look) => {
  const { planned } = look.facts;
  const writes = sides.some((side) => planned[side].created + planned[side].updated + planned[side].removed > 0);
  if (!look.brakes.planChange || !look.facts.planChanged || !writes) return [];
  return [
    pulled(look, 'plan-change', 'The flow was changed since the last run, and this run would write.', {
      reports: true,
    }),
  ];
};

const clock: Check = (look) => {
  const minutes = look.brakes.clockSkewMinutes;
  if (minutes === false) return [];
  return sides.flatMap((side) => {
    if (Math.abs(look.facts.skewMs[side]) <= minutes * 60_000) return [];
    const message = `The clock of ${nameOf(look, side)} is off by ${Math.round(look.facts.skewMs[side] / 1000)} s; "last write wins" asks instead.`;
    return [{ ...pulled(look, 'clock', message, { fix: 'Set the clock of that system right.' }), holds: false }];
  });
};

const conflictStorm: Check = (look) => {
  const limit = look.brakes.conflictStorm;
  if (limit === false) return [];
  const { newConflicts, decided } = look.facts;
  if (newConflicts < limit.records || newConflicts <= share(limit.percent, decided)) return [];
  return [
    pulled(look, 'conflict-storm', `${newConflicts} of ${decided} records in this run conflict.`, { reports: true }),
  ];
};

const ambiguous: Check = (look) => {
  const limit = look.brakes.ambiguous;
  if (limit === false) return [];
  const { newAmbiguous, liveLinks, decided } = look.facts;
  const basis = Math.max(liveLinks, decided);
  if (newAmbiguous <= limit.records || newAmbiguous <= share(limit.percent, basis)) return [];
  return [
    pulled(
      look,
      'ambiguous',
      `${newAmbiguous} match questions are new in this run: the match keys fit too many records.`,
      { reports: true, fix: 'Look at the questions; a narrower match may be needed.' },
    ),
  ];
};

const checks: readonly Check[] = [
  identity,
  canary,
  shape,
  emptySide,
  shrunkSide,
  removes,
  massBlanking,
  massUpdate,
  creates,
  conflictStorm,
  ambiguous,
  planChange,
  clock,
];

/**
 * Looks at what a run decided, before its first write (engine-model.md 1.10, decisions.md 7 and 12). Pure.
 * @returns the brakes that are pulled; the run may write only when none of them `holds`
 */
export function brake(sync: SyncPlan, facts: BrakeFacts): readonly PulledBrake[] {
  const look: Look = { sync, facts, brakes: sync.brakes };
  return checks.flatMap((check) => check(look));
}
