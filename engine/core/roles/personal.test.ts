import { describe, expect, test } from 'vitest';
import { FlowId, LinkId, RecordKey, SyncId } from '../../model/ids.ts';
import { flowOf, people, peopleWith, planOf, problemsOf, shapes } from '../../testing/demo-flow.ts';
import { slotOf } from '../compile/slot.ts';
import { looksPersonal } from './looks-personal.ts';
import { maskOf } from './mask.ts';
import { type KeyOf, personalIn } from './personal.ts';

const left = { connection: 'crm', object: 'contacts' };
const right = { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } };
const keyOf: KeyOf = (connection, object) => shapes[connection]?.objects[object]?.key ?? null;
const of = { flow: FlowId.parse('demo'), sync: SyncId.parse('people') };

describe('personal fields', () => {
  test('K1: a field map carries them to every other end, and a match to what it is compared with', () => {
    const flow = flowOf(people({ left: { ...left, personal: ['last_name', 'email'] } }));
    const [sync] = planOf(flow).syncs;
    expect(sync?.personal).toEqual({ left: ['email', 'first_name', 'last_name'], right: ['mail', 'name'] });
  });

  test('K1: a template that makes a key of one, and a reference to such a key, are personal too', () => {
    const template = { ...right, newKey: { from: 'template', template: '{name}-{number}' } };
    const flow = flowOf(
      people({ left: { ...left, personal: ['last_name'] }, right: template }),
      people({
        id: 'orders',
        left: { ...left, object: 'orders' },
        right: { ...right, object: 'orders' },
        match: { tiers: [] },
        fields: [{ id: 'who', left: 'contact', right: 'customer', reference: 'people' }],
      }),
    );
    const orders = personalIn([flow], keyOf)({ ...of, sync: SyncId.parse('orders') });
    expect(personalIn([flow], keyOf)(of)?.key).toEqual({ left: false, right: true });
    expect([...(orders?.left ?? []), ...(orders?.right ?? [])]).toEqual(['contact', 'customer']);
  });

  test('K1: what one flow calls personal is so in every other flow that looks at the object', () => {
    const marking = flowOf(people({ left: { ...left, personal: ['phone'] } }));
    const other = { ...flowOf(peopleWith({ left: 'phone', right: 'telephone' })), id: FlowId.parse('other') };
    expect(personalIn([other], keyOf)({ ...of, flow: other.id })?.right.has('telephone')).toBe(false);
    expect(personalIn([marking, other], keyOf)({ ...of, flow: other.id })?.right.has('telephone')).toBe(true);
  });

  test('K1: one that does not exist is a problem; one that only looks so is advised about where the flow marks some', () => {
    const mistyped = flowOf(people({ left: { ...left, personal: ['e_mail'] } }));
    expect(problemsOf(mistyped)).toContain('people/left personal/unknown-field');
    const half = flowOf(peopleWith({ left: 'phone', right: 'telephone' }, { left: { ...left, personal: ['email'] } }));
    expect(problemsOf(half)).toEqual(['people/right personal/unmarked?']);
    expect(problemsOf(flowOf(people()))).toEqual([]);
    expect(['firstName', 'E-Mail', 'Geburtsdatum', 'phone_2'].filter((name) => !looksPersonal(name))).toEqual([]);
    expect(['credit', 'unnamed_id', 'status'].filter(looksPersonal)).toEqual([]);
  });

  test('K1: they are part of a plan and of no hash of a sync, so that marking one decides nothing again', () => {
    const [plain, marked] = [people(), people({ left: { ...left, personal: ['email'] } })].map((one) =>
      planOf(flowOf(one)),
    );
    expect(marked?.syncs[0]?.hash).toBe(plain?.syncs[0]?.hash);
    expect(marked?.hash).not.toBe(plain?.hash);
  });
});

describe('a mask', () => {
  const flow = flowOf(peopleWith({ left: 'phone', right: 'telephone' }, { left: { ...left, personal: ['email'] } }));
  const mask = maskOf(personalIn([flow], keyOf), (text) => String(text.length));

  test('K2: hides values of personal fields, keeps blanks and the others, and hides all of a flow that is gone', () => {
    const fields = { email: 'a@b.de', phone: '+49', extra: null };
    expect(mask.fields(of, 'left', fields)).toEqual({ email: '•••6', phone: '+49', extra: null });
    expect(mask.value(of, 'right', 'mail', '')).toBe('');
    expect(mask.fields({ ...of, sync: SyncId.parse('gone') }, 'left', fields)).toEqual({
      email: '•••6',
      phone: '•••3',
      extra: null,
    });
  });

  test('K2: knows agreed values by their field maps, and hides those of a map that it does not know', () => {
    const slots = Object.fromEntries(
      flow.syncs[0]?.fields.map(({ id, left: one, right: other }) => [
        slotOf(id, [one].flat(), [other].flat()),
        ['x'],
      ]) ?? [],
    );
    const hidden = Object.values(mask.slots(of, { ...slots, older: ['x'] }));
    expect(hidden).toEqual([['x'], ['•••1'], ['x'], ['•••1']]);
  });

  test('K2: hides keys, and the ids that are made from them, where the key is personal', () => {
    const byMail = maskOf(
      personalIn([flow], () => ['email']),
      (text) => String(text.length),
    );
    expect(byMail.key(of, 'left', RecordKey.parse('a@b.de'))).toBe('•••6');
    expect(byMail.link(of, LinkId.parse('l123'))).toBe('•••4');
    expect(mask.key(of, 'left', RecordKey.parse('17'))).toBe('17');
  });
});
