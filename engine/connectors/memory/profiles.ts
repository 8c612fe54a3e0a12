import type { MemoryAbilities } from './options.ts';

/** Like a database: every guard is strong, keys can be reserved, nothing lags. */
export const strongProfile: MemoryAbilities = {
  since: true,
  removals: 'by-census',
  create: true,
  update: true,
  remove: true,
  cas: { update: 'strong', remove: 'strong' },
  reservesKeys: true,
  correlates: false,
  findLagMs: 0,
  readMax: 500,
  writeMax: 500,
  times: true,
  indexLagMs: 0,
  pageMax: 500,
  paging: 'keyset',
  reusesKeys: false,
  readOnly: false,
};

/** Like a well-kept service: version tokens, an external id to find creates by, a search index that lags, small pages. */
export const serviceProfile: MemoryAbilities = {
  ...strongProfile,
  removals: 'reported',
  cas: { update: 'weak', remove: 'none' },
  reservesKeys: false,
  correlates: true,
  findLagMs: 600_000,
  indexLagMs: 600_000,
  readMax: 10,
  writeMax: 10,
  pageMax: 4,
};

/** Like a plain service: no guard, no external id, no time of change to ask for. */
export const plainProfile: MemoryAbilities = {
  ...strongProfile,
  since: false,
  cas: { update: 'none', remove: 'none' },
  reservesKeys: false,
  findLagMs: 120_000,
  indexLagMs: 120_000,
  readMax: 5,
  writeMax: 5,
  pageMax: 3,
  times: false,
};

/** Like a file that is rewritten as a whole: strong, keys from a field. */
export const fileProfile: MemoryAbilities = {
  ...strongProfile,
  since: false,
  removals: 'by-census',
  reservesKeys: false,
  times: false,
};
