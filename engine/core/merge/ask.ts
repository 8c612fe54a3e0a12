import type { ConflictReason, HeldBack } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import { at, type Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

type Asked = Extract<Verdict, { kind: 'ask' }>;

/** The question about a unit, with the values to show. */
export function ask(subject: Subject, reason: ConflictReason, suggest: Side | null, detail?: string): Asked {
  const agreed = subject.lines.flatMap((line) =>
    line.agreed === null
      ? []
      : [[line.map.slot, { left: [...line.agreed.left], right: [...line.agreed.right] }] as const],
  );
  const { leftAt, rightAt } = subject.pair;
  const show = (side: Side) => Object.fromEntries(subject.lines.map((line) => [line.map.slot, [...at(line, side)]]));
  return {
    kind: 'ask',
    question: {
      about: 'unit',
      unit: subject.unit.id,
      reason,
      left: show('left'),
      right: show('right'),
      agreed: Object.fromEntries(agreed),
      ...(detail === undefined ? {} : { detail }),
      ...(leftAt === null || rightAt === null || (reason !== 'both-edited' && reason !== 'first-link')
        ? {}
        : { edited: { left: leftAt, right: rightAt } }),
      suggest,
    },
  };
}

/** The question about edits of both sides that their rule leaves to a person, and what kept it from deciding. */
export function askInstead(subject: Subject, held: HeldBack): Asked {
  const { kind, question } = ask(subject, 'both-edited', null);
  return { kind, question: { ...question, unless: held } };
}
