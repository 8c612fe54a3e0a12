import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import type { Step, StepFailure, Values } from './step.ts';

/** A failure that parks the field with these words. */
export function failed(message: string): Result<never, StepFailure> {
  return err({ kind: 'failed', message });
}

/**
 * Makes a step of one settings type into one of the list, where settings are unknown until they are parsed. Settings may be
 * given raw or parsed, and each object is parsed once. Also sees to the law that no edit makes no write: where the old
 * values already lead to the values that come back, they are the answer.
 */
export function defineStep<Settings>(step: Step<Settings>): Step {
  const parsed = new WeakMap<object, Settings>();
  const read = (given: unknown): Result<Settings, string> => {
    const known = typeof given === 'object' && given !== null ? parsed.get(given) : undefined;
    if (known !== undefined) return ok(known);
    const result = step.settings.safeParse(given ?? {});
    if (!result.success) {
      const issue = result.error.issues[0];
      const at = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
      return err(`The settings of the step "${step.label}" are not right${at}: ${issue?.message ?? 'unreadable'}`);
    }
    if (typeof given === 'object' && given !== null) parsed.set(given, result.data);
    return ok(result.data);
  };
  const { table } = step;
  const bound: Pick<Step, 'table'> =
    table === undefined
      ? {}
      : {
          table: {
            source(given) {
              const settings = read(given);
              return settings.ok ? table.source(settings.value) : null;
            },
            bind(given, rows) {
              const settings = read(given);
              return settings.ok ? table.bind(settings.value, rows) : settings;
            },
          },
        };
  return {
    ...bound,
    use: step.use,
    label: step.label,
    settings: step.settings,
    samples: step.samples,
    sentence(given) {
      const settings = read(given);
      return settings.ok ? step.sentence(settings.value) : settings.error;
    },
    types(given, before) {
      const settings = read(given);
      return settings.ok ? step.types(settings.value, before) : settings;
    },
    way(given, before) {
      const settings = read(given);
      return settings.ok ? step.way(settings.value, before) : 'one-way';
    },
    forward(given, values) {
      const settings = read(given);
      return settings.ok ? step.forward(settings.value, values) : failed(settings.error);
    },
    backward(given, values, old) {
      const settings = read(given);
      if (!settings.ok) return failed(settings.error);
      if (old !== null && leadsTo(step.forward(settings.value, old), values)) return ok(old);
      return step.backward(settings.value, values, old);
    },
  };
}

function leadsTo(made: Result<Values, StepFailure>, values: Values): boolean {
  return made.ok && identical(made.value, values);
}

/** A step that takes exactly one value has these types before it. */
export function onlyOne(label: string, before: readonly FieldType[]): Result<FieldType, string> {
  const [type] = before;
  return type !== undefined && before.length === 1
    ? ok(type)
    : err(`"${label}" takes one value, and ${before.length} come in; join them first.`);
}
