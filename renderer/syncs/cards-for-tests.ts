import { FlowCard } from '../../engine/protocol/calls/flows.ts';

const side = (label: string): object => ({
  connection: { id: label.toLowerCase(), label, kind: 'memory', kindLabel: 'In memory' },
  object: 'people',
  objectLabel: 'People',
});

/** A live card, with whatever is different about it. */
export const card = (more: object = {}): FlowCard =>
  FlowCard.parse({
    flow: 'contacts',
    label: 'Contacts',
    syncs: [{ id: 'people', label: 'People', left: side('CRM'), right: side('ERP'), way: 'both' }],
    state: 'live',
    live: 3,
    edited: false,
    isSample: false,
    conflicts: 0,
    maps: 2,
    fields: [{ sync: 'people', map: 'm', left: 'E-mail', right: 'Mail', type: 'text', way: 'both' }],
    readiness: { isMatched: true, matchedBy: [], required: 2, missing: [] },
    linked: 100,
    problems: { stopping: 0, advice: 0 },
    problem: null,
    last: null,
    pausedRun: null,
    held: null,
    next: null,
    bars: [],
    ...more,
  });

const none = { created: 0, updated: 0, removed: 0, unchanged: 0 };

/** A run that wrote nothing, with whatever is different about it. */
export const run = (more: object = {}): object => ({
  id: 'r1',
  flow: 'contacts',
  kind: 'run',
  planHash: 'p',
  changesHash: null,
  changesBySync: {},
  state: 'done',
  startedAt: '2026-05-13T10:00:00.000Z',
  endedAt: '2026-05-13T10:00:04.000Z',
  syncs: { people: { linked: 100, conflicts: 0, failed: 0, parked: 0, left: none, right: none } },
  brakes: [],
  problem: null,
  of: null,
  ...more,
});
