import { isSupportedCountry } from 'libphonenumber-js';
import type { MatchTier } from '../../model/flow.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { FieldKind } from '../../model/value.ts';
import { advise, insteadOf, nodeOf, stop } from './report.ts';
import { bothSides, fieldOf, type Scene, type SyncScene } from './scene.ts';

const cannotMatch: ReadonlySet<FieldKind> = new Set<FieldKind>(['file', 'json', 'list', 'rich-text', 'boolean']);

/** C5: there is something to find twins by, with as many fields on the left as on the right. */
export function checkMatch(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => [
    ...missingMatch(sync),
    ...sync.sync.match.tiers.flatMap((tier, index) => tierFaults(sync, tier, index)),
  ]);
}

function missingMatch({ sync, rules }: SyncScene): readonly FlowProblem[] {
  if (sync.match.tiers.length > 0) return [];
  const node = nodeOf(sync.id, 'match');
  if (rules.create.left !== 'create' && rules.create.right !== 'create')
    return [
      advise(node, {
        code: 'match/none',
        message:
          'Nothing says which records are the same, so only those are linked that a person links in link review.',
        fix: 'If that is not wanted, name the fields to match by, such as an e-mail address or a number.',
      }),
    ];
  return [
    stop(node, {
      code: 'match/missing',
      message: 'Nothing says which records are the same, so records that both sides have would be made twice.',
      fix: 'Name the fields to match by, such as an e-mail address or a number; or set both create rules to "wait" or "ignore".',
    }),
  ];
}

function tierFaults(sync: SyncScene, tier: MatchTier, index: number): readonly FlowProblem[] {
  const node = nodeOf(sync.sync.id, 'match');
  const name = sync.sync.match.tiers.length > 1 ? `Match ${index + 1}` : 'The match';
  const problems: FlowProblem[] = [];
  if (tier.left.length !== tier.right.length) {
    const message = `${name} compares ${tier.left.length} left fields with ${tier.right.length} right ones.`;
    problems.push(
      stop(node, { code: 'match/uneven', message, fix: 'Name as many fields on the left as on the right.' }),
    );
  }
  if (tier.country !== undefined && !isSupportedCountry(tier.country)) {
    const message = `${name} has the country "${tier.country}", which is not one.`;
    problems.push(
      stop(node, { code: 'match/country', message, fix: 'Write two capital letters, such as "DE" or "US".' }),
    );
  }
  return [
    ...problems,
    ...bothSides.flatMap((side) => tier[side].flatMap((field) => fieldFaults(sync, { side, field, name }))),
  ];
}

interface Looked {
  readonly side: 'left' | 'right';
  readonly field: string;
  readonly name: string;
}

function fieldFaults(sync: SyncScene, { side, field: wanted, name }: Looked): readonly FlowProblem[] {
  const node = nodeOf(sync.sync.id, 'match');
  const { object, label } = sync[side];
  if (object === null) return [];
  const field = fieldOf(sync[side], wanted);
  if (field === undefined) {
    const message = `${name} looks at "${wanted}", which ${label} does not have.`;
    const names = object.fields.map((one) => one.name);
    return [stop(node, { code: 'match/unknown-field', message, fix: insteadOf(wanted, names) })];
  }
  if (!cannotMatch.has(field.type.kind)) return [];
  const message = `${name} looks at "${wanted}" of ${label}, which is of the type ${field.type.kind}; that tells no two records apart.`;
  return [stop(node, { code: 'match/type', message, fix: 'Match by a text, a number, a date or a key.' })];
}
