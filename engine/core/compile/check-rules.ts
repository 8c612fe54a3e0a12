import type { RemoveRule } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { canon } from '../values/canon.ts';
import { advise, insteadOf, stop } from './report.ts';
import { bothSides, fieldOf, type Scene, type SyncScene } from './scene.ts';

/** C11: the rules of removal fit what the side can do. */
export function checkRules(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => bothSides.flatMap((side) => removeFaults(sync, side)));
}

function removeFaults(sync: SyncScene, side: Side): readonly FlowProblem[] {
  const rule = sync.sync.rules?.remove?.[side];
  const { object, label } = sync[side];
  if (rule === undefined || object === null) return [];
  const from = side === 'left' ? sync.right : sync.left;
  const unseen: FlowProblem[] =
    from.object?.can.removals === 'never' && rule.rule !== 'ask'
      ? [
          advise(sync.node, {
            code: 'remove/unseen',
            message: `${from.label} never tells that a record was removed, so the rule remove.${side} will not come to pass.`,
            fix: 'Nothing needs to be done; the rule may be left away.',
          }),
        ]
      : [];
  if (rule.rule === 'propagate' && !object.can.remove) {
    const message = `Records of ${label} cannot be removed.`;
    return [
      ...unseen,
      stop(sync.node, {
        code: 'remove/not-possible',
        message,
        fix: `Set the rule remove.${side} to "archive", "unlink" or "ask".`,
      }),
    ];
  }
  return rule.rule === 'archive' ? [...unseen, ...archiveFaults(sync, side, rule)] : unseen;
}

function archiveFaults(
  sync: SyncScene,
  side: Side,
  rule: Extract<RemoveRule, { rule: 'archive' }>,
): readonly FlowProblem[] {
  const { object, label } = sync[side];
  const field = fieldOf(sync[side], rule.field);
  const problem = (code: string, message: string, fix: string): readonly FlowProblem[] => [
    stop(sync.node, { code, message, fix }),
  ];
  if (field === undefined) {
    const names = object?.fields.map((one) => one.name) ?? [];
    return problem(
      'remove/unknown-field',
      `${label} has no field "${rule.field}" to archive with.`,
      insteadOf(rule.field, names),
    );
  }
  if (field.writable !== 'always' || object?.can.update === false) {
    return problem(
      'remove/read-only',
      `"${field.name}" of ${label} cannot be written, so it cannot archive a record.`,
      'Choose another field.',
    );
  }
  const made = canon(field.type, rule.value);
  if (!made.ok)
    return problem(
      'remove/value',
      `The archive value is no ${field.type.kind}: ${made.error}`,
      `Write a value that "${field.name}" can hold.`,
    );
  const options = field.type.kind === 'choice' ? field.type.options : [];
  if (options.length === 0 || typeof rule.value !== 'string' || options.includes(rule.value)) return [];
  return problem(
    'remove/value',
    `"${rule.value}" is not one of the choices of "${field.name}".`,
    insteadOf(rule.value, options),
  );
}
