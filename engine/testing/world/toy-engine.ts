import type { Session, View } from '../../connectors/contract.ts';
import { across, IntentId, RecordKey, type Side } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { JournalRow, LinkRow } from '../oracle/evidence.ts';
import type { Ended, Engine, Place, Subject } from './subject.ts';
import { objectName } from './systems.ts';

/** Which sins a naive engine commits; it shows that the oracle sees each of them. */
export interface Sins {
  /** Writes without looking whether the target is still what was merged against. */
  readonly blind: boolean;
  /** Takes what a list does not show for removed. */
  readonly absenceIsRemoval: boolean;
  /** Forgets what it had linked, so that what is gone looks new on the other side. */
  readonly forgetful: boolean;
}

type Known = { left: string | null; right: string | null; agreed: Fields };

/** An engine as one would write it on a Friday: scan both sides, compare, copy. */
class Naive implements Engine {
  private readonly known = new Map<string, Known>();
  private readonly journal: JournalRow[] = [];
  private readonly sent = new Set<string>();
  private readonly sessions: { readonly [side in Side]: Session };
  private readonly place: Place;
  private readonly sins: Sins;

  constructor(place: Place, sins: Sins) {
    this.place = place;
    this.sins = sins;
    this.sessions = { left: place.open('left'), right: place.open('right') };
  }

  async run(): Promise<Ended> {
    try {
      const left = await this.scan('left');
      const right = await this.scan('right');
      const emails = new Set([...left.keys(), ...right.keys(), ...this.known.keys()]);
      for (const email of emails) await this.settle(email, { left: left.get(email), right: right.get(email) });
      return { ended: 'done', detail: '' };
    } catch (error) {
      return { ended: 'failed', detail: String(error) };
    }
  }

  private async view(side: Side): Promise<View> {
    const shape = await this.sessions[side].shape(objectName);
    return { shape, fields: ['email', ...this.place.setup.fields.map((one) => one.name)], modifiedAt: null };
  }

  private async scan(side: Side): Promise<Map<string, Snapshot>> {
    const found = new Map<string, Snapshot>();
    for await (const page of this.sessions[side].scan(await this.view(side))) {
      for (const one of page.snapshots) found.set(String(one.fields['email']), one);
    }
    return found;
  }

  private async settle(email: string, now: { readonly [side in Side]: Snapshot | undefined }): Promise<void> {
    const known = this.known.get(email) ?? { left: null, right: null, agreed: {} };
    const { left, right } = now;
    if (left !== undefined && right !== undefined) return this.merge(email, left, right, known.agreed);
    const there = left ?? right;
    if (there === undefined) return;
    const side: Side = left === undefined ? 'left' : 'right';
    const linked = !this.sins.forgetful && known.left !== null && known.right !== null;
    if (linked && this.sins.absenceIsRemoval) {
      await this.send(across(side), { op: 'remove', key: there.key, fields: {}, before: there.fields });
      this.known.delete(email);
    } else if (!linked) {
      const key = await this.send(side, { op: 'create', key: null, fields: there.fields, before: {} });
      this.known.set(email, { left: left?.key ?? key, right: right?.key ?? key, agreed: there.fields });
    }
  }

  private async merge(email: string, left: Snapshot, right: Snapshot, agreed: Fields): Promise<void> {
    const next: { [field: string]: Value } = {};
    const writes: { [side in Side]: { [field: string]: Value } } = { left: {}, right: {} };
    for (const [field, value] of Object.entries(left.fields)) {
      const other = right.fields[field] ?? null;
      const same = JSON.stringify(value) === JSON.stringify(other);
      const leftEdited = JSON.stringify(value) !== JSON.stringify(agreed[field] ?? null);
      if (!same) writes[leftEdited ? 'right' : 'left'][field] = leftEdited ? value : other;
      next[field] = leftEdited ? value : other;
    }
    for (const side of ['left', 'right'] as const) {
      const target = side === 'left' ? left : right;
      if (Object.keys(writes[side]).length === 0) continue;
      await this.send(side, { op: 'update', key: target.key, fields: writes[side], before: target.fields });
    }
    this.known.set(email, { left: left.key, right: right.key, agreed: next });
  }

  private async send(
    side: Side,
    one: { op: 'create' | 'update' | 'remove'; key: string | null; fields: Fields; before: Fields },
  ): Promise<string | null> {
    const intent = IntentId.parse(`i${this.sent.size + 1}`);
    this.sent.add(intent);
    const key = RecordKey.parse(one.key ?? '');
    const expect = { fields: this.sins.blind ? {} : one.before };
    const view = await this.view(side);
    const [outcome] = await this.sessions[side].write(view, [
      one.op === 'create'
        ? { op: 'create', intent, correlation: intent, key: null, fields: one.fields }
        : one.op === 'update'
          ? { op: 'update', intent, key, fields: one.fields, expect }
          : { op: 'remove', intent, key, expect },
    ]);
    if (outcome?.kind !== 'done') return null;
    const { op, fields, before } = one;
    const stored = outcome.snapshot?.key ?? key;
    const row = { intent, link: stored, side, op, key: stored, before, sent: fields, after: fields } as const;
    this.journal.push({ ...row, outcome: 'done', why: {} });
    return stored;
  }

  async undo(): Promise<Ended> {
    return { ended: 'done', detail: '' };
  }
  async preview(): Promise<readonly string[]> {
    return [];
  }
  async answer(): Promise<boolean> {
    return false;
  }
  async crash(): Promise<void> {}
  async copyState(): Promise<void> {}
  async restoreState(): Promise<void> {}
  async close(): Promise<void> {}
  async holdsIntent(intent: string): Promise<boolean> {
    return this.sent.has(intent);
  }

  async evidence() {
    const links = [...this.known].map(([id, { left, right }]): LinkRow => ({ id, left, right, state: 'live' }));
    return { journal: this.journal, questions: [], links, agreed: [], pending: [] };
  }
}

export const toyEngine = (sins: Partial<Sins> = {}): Subject => ({
  name: 'toy',
  begin: async (place) => new Naive(place, { blind: true, absenceIsRemoval: true, forgetful: false, ...sins }),
});
