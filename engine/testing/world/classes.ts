/** How often each kind of thing happens in a class of scenarios; a number per scenario, or a chance where it says so. */
export interface Rates {
  readonly users: number;
  readonly faults: number;
  readonly crashes: number;
  readonly answers: number;
  /** Chance of a revert instead of an edit. */
  readonly reverts: number;
  readonly lies: number;
  readonly rights: number;
  /** Chance that a side refuses one person. */
  readonly poison: number;
  readonly clocks: boolean;
  readonly restores: boolean;
  readonly undos: number;
  readonly removals: boolean;
  /** Many new records, whose answers are lost, and runs in quick succession. */
  readonly creates: boolean;
  readonly identities: number;
}

/** Only people, and they edit while runs are under way. */
export const calm: Rates = {
  users: 10,
  faults: 0,
  crashes: 0,
  answers: 0,
  reverts: 0,
  lies: 0,
  rights: 0,
  poison: 0,
  clocks: false,
  restores: false,
  undos: 0,
  removals: false,
  creates: false,
  identities: 0,
};

/** Classes of scenarios, with how many of a hundred seeds go to each. */
export const classes = {
  calm: { share: 10, rates: calm },
  inbox: { share: 14, rates: { ...calm, answers: 5 } },
  faulty: { share: 12, rates: { ...calm, faults: 5 } },
  crashing: { share: 10, rates: { ...calm, crashes: 3 } },
  hostile: { share: 17, rates: { ...calm, users: 14, faults: 4, crashes: 2, answers: 3 } },
  lying: { share: 6, rates: { ...calm, lies: 4 } },
  rights: { share: 6, rates: { ...calm, rights: 3, poison: 0.5, faults: 1 } },
  clocks: { share: 4, rates: { ...calm, clocks: true, answers: 1 } },
  retyped: { share: 3, rates: { ...calm, reverts: 0.4 } },
  undone: { share: 4, rates: { ...calm, undos: 2 } },
  restored: { share: 3, rates: { ...calm, restores: true } },
  creates: { share: 6, rates: { ...calm, creates: true, users: 8, faults: 5, crashes: 1 } },
  removals: { share: 3, rates: { ...calm, removals: true, users: 6 } },
  identity: { share: 2, rates: { ...calm, identities: 1 } },
} as const satisfies Record<string, { share: number; rates: Rates }>;

export function classOf(roll: number): readonly [string, Rates] {
  let left = roll * 100;
  for (const [name, { share, rates }] of Object.entries(classes)) {
    left -= share;
    if (left < 0) return [name, rates];
  }
  return ['calm', calm];
}
