import type { IconName } from '../ui/icon-shapes.tsx';

/** The sections of the settings, in their order, under the title that each group of them has. */
export const sections = [
  { id: 'general', icon: 'sliders', group: null },
  { id: 'alerts', icon: 'bell', group: null },
  { id: 'people', icon: 'users', group: null },
  { id: 'history', icon: 'history', group: null },
  { id: 'network', icon: 'globe', group: 'computer' },
  { id: 'transfer', icon: 'box', group: 'take' },
  { id: 'diagnostics', icon: 'report', group: 'take' },
  { id: 'policy', icon: 'shield', group: 'take' },
] as const satisfies readonly { id: string; icon: IconName; group: 'computer' | 'take' | null }[];

export type SectionId = (typeof sections)[number]['id'];

/** The section of an address; one that means nothing is the first. */
export const sectionOf = (name: string | null): SectionId =>
  sections.find(({ id }) => id === name)?.id ?? sections[0].id;

/** What stands in each section, by the keys of its words: what a search looks through. */
export const wordsIn = {
  general: ['language', 'formats', 'theme'],
  alerts: ['alertsOn', 'quiet', 'held', 'failed', 'partial', 'conflicts'],
  people: [],
  history: ['journalDays', 'conflictsDays', 'auditDays', 'runsDays', 'tombstonesDays', 'backups', 'tidyNow'],
  network: ['systemCertificates', 'certificates', 'proxy', 'direct', 'appliesPostgres'],
  transfer: ['export', 'import'],
  diagnostics: ['bundle'],
  policy: ['policyUpdates', 'policyWorkspace', 'policyLinks', 'policyBackground'],
} as const;
