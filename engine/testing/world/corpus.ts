export interface Kept {
  readonly seed: number;
  /** The class it was played in; null for the seed's own. */
  readonly kind: string | null;
  readonly found: string;
}

/** Seeds that once failed: each found a bug that must never come back. */
export const corpus: readonly Kept[] = [
  { seed: 9, kind: 'calm', found: 'an edit of another field between our read and our write was taken for decided' },
  { seed: 119, kind: 'hostile', found: 'the same on a record of which one field was written' },
  {
    seed: 263,
    kind: 'faulty',
    found: 'a create by key, its answer lost and its values tidied, was not in the journal',
  },
  {
    seed: 662,
    kind: 'faulty',
    found: 'a create without correlation, its answer lost and its values tidied, was not in the journal',
  },
  { seed: 269, kind: 'hostile', found: 'edit-wins creates a record again beside one that a person made meanwhile' },
  { seed: 1458, kind: 'creates', found: 'the same where the person made theirs long before' },
  {
    seed: 207,
    kind: 'rights',
    found: 'an update of unknown outcome is not in the journal when its record was removed since',
  },
  { seed: 824, kind: 'rights', found: 'an edit made while the field of the other side was unreadable is never seen' },
  { seed: 10193, kind: 'rights', found: 'a field that was unreadable when the records met is never filled afterwards' },
  {
    seed: 11010,
    kind: 'hostile',
    found: 'a write that landed is not taken as agreed when the outcome of the other one of its change was unknown',
  },
  { seed: 41369, kind: 'faulty', found: 'the same when the other one was refused' },
  {
    seed: 30332,
    kind: 'removals',
    found:
      'a record parted by a rule is forgotten when a lagging list does not show it, and comes back on the other side',
  },
  { seed: 41879, kind: 'creates', found: 'a live link without the key of its source, which has a twin since' },
  { seed: 42152, kind: 'inbox', found: 'records parted by a person meet others and are written only two runs later' },
  { seed: 30430, kind: null, found: 'an answered removal created a record beside one that a person made' },
  { seed: 40503, kind: null, found: 'the same after a crash' },
  { seed: 5877, kind: 'hostile', found: 'a write that landed is sent again when the other one of its change moved on' },
  { seed: 108479063, kind: null, found: 'the inbox of the simulation asked a process that had ended' },
  {
    seed: 108479239,
    kind: null,
    found: 'a record brought back, its answer lost and its values tidied, was not in the journal',
  },
  { seed: 700001311, kind: null, found: 'a workflow of the simulated system came between its look and its write' },
];
