import { expect, test } from 'vitest';
import type { Outcome, Session } from '../../connectors/contract.ts';
import { maskOf } from '../../core/roles/mask.ts';
import { maskedQuestion } from '../../core/roles/masked.ts';
import type { Side } from '../../model/ids.ts';
import { causeMax } from '../../model/problem.ts';
import { ann, annRight, duets } from '../../testing/duets.ts';
import { deadLetters } from '../dead.ts';

const duet = duets();

/** Ann gets a phone on the left; the right system refuses it in these words. */
async function refusedWith(cause: string) {
  let refuses = false;
  const wrap = (side: Side, session: Session): Session => {
    const write = session.write.bind(session);
    const refuse = (): Outcome => ({
      kind: 'refused',
      problem: { code: 'erp/refused', message: 'ERP refused it.', fix: 'Mend it.', cause },
    });
    session.write = async (view, writes) => (refuses && side === 'right' ? writes.map(refuse) : write(view, writes));
    return session;
  };
  const d = duet({ wrap });
  const l = d.add('left', ann);
  d.add('right', annRight);
  await d.run();
  refuses = true;
  d.edit('left', l, { phone: '9' });
  await d.run();
  const [asked] = await d.conflicts();
  if (asked?.question.about !== 'refused') throw new Error('It is asked about.');
  return { d, question: asked.question };
}

test('I16: what a system said in its own words is kept with the question and with the write, cut where nobody reads on', async () => {
  const { d, question } = await refusedWith('422 PLZ_LEN'.padEnd(9_000, '.'));
  const { cause } = question.problem;
  expect(cause).toMatch(/^422 PLZ_LEN\.+…$/u);
  expect(cause).toHaveLength(causeMax);
  const [letter] = await deadLetters({ store: await d.store() }, null, 10);
  expect(letter?.intent.problem?.cause).toBe(cause);
});

test('K2: who is not shown personal values is not shown the raw words of a system either', async () => {
  const { d, question } = await refusedWith('value "34" violates PLZ_LEN');
  const mask = maskOf(
    () => null,
    (text) => String(text.length),
  );
  expect(JSON.stringify(maskedQuestion(mask, d.scope, question))).not.toMatch(/34|PLZ_LEN|ERP refused/u);
});
