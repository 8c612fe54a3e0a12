import Big from 'big.js';
import { z } from 'zod';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { isList, nounOf } from '../values/canon.ts';
import { isBlank } from '../values/equal.ts';
import { canonDecimal } from '../values/number.ts';
import { show } from '../values/show.ts';
import { type CelType, type CelVariables, type Expression, itemsMax, readExpression, textMax, wordsOf } from './cel.ts';
import { defineStep, failed } from './define-step.ts';
import { type Turned, textKinds, textOut } from './each.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Expression';
const lengthMax = 2000;
const source = z.string().min(1).max(lengthMax);
const Settings = z
  .strictObject({
    /** The values that come in, in order, by the names that the expression uses. */
    values: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'Use letters and digits, a small letter first.'),
          type: z.enum(['text', 'integer', 'decimal', 'boolean', 'items']).default('text'),
        }),
      )
      .min(1)
      .max(20)
      .default([{ name: 'value', type: 'text' }]),
    /** In CEL, the Common Expression Language. */
    expression: source,
    /** One expression for each value, of `result` and of the old values: how they come back. Without it the line is one-way. */
    back: z.array(source).min(1).max(20).optional(),
    /** If any value is blank so is the result; or a blank text is "", a number 0, a list empty, and true-or-false false. */
    blanks: z.enum(['pass', 'empty']).default('pass'),
  })
  .superRefine((settings, context) => {
    const names = settings.values.map((one) => one.name);
    const fault = (message: string, path: string): void => context.addIssue({ code: 'custom', message, path: [path] });
    if (new Set([...names, 'result']).size <= names.length) {
      fault('Each value needs its own name, and none is "result".', 'values');
    } else {
      const program = readProgram(settings);
      if (!program.ok) fault(program.error.message, program.error.path);
    }
  });
type Settings = z.infer<typeof Settings>;

interface Program {
  readonly forward: Expression;
  readonly back: readonly Expression[] | null;
}

type Given = Pick<Settings, 'values' | 'expression' | 'back'>;

function readProgram(settings: Given): Result<Program, { readonly message: string; readonly path: string }> {
  const inputs: CelVariables = Object.fromEntries(settings.values.map(({ name, type }) => [name, type]));
  const forward = readExpression(settings.expression, inputs);
  if (!forward.ok) return err({ message: forward.error, path: 'expression' });
  const fault = (message: string) => err({ message, path: 'back' });
  if (settings.back === undefined) return ok({ forward: forward.value, back: null });
  if (settings.back.length !== settings.values.length)
    return fault('The way back needs one expression for each value.');
  const back: Expression[] = [];
  for (const [at, text] of settings.back.entries()) {
    const one = readExpression(text, { ...inputs, result: forward.value.type });
    if (!one.ok) return fault(one.error);
    const { name, type } = settings.values[at] ?? { name: '', type: 'text' };
    if (!fits(one.value.type, type))
      return fault(`The way back gives ${one.value.type} for "${name}", which is ${type}.`);
    back.push(one.value);
  }
  return ok({ forward: forward.value, back });
}

const fits = (made: CelType, wanted: CelType): boolean =>
  made === wanted || (made === 'integer' && wanted === 'decimal');

const programs = new WeakMap<Settings, Program>();

function programOf(settings: Settings): Program | null {
  const known = programs.get(settings);
  if (known !== undefined) return known;
  const made = readProgram(settings);
  if (!made.ok) return null;
  programs.set(settings, made.value);
  return made.value;
}

const momentKinds: readonly FieldKind[] = ['date', 'time', 'instant', 'local-date-time', 'json'];
/** Kinds of fields whose values an expression can take as this type. */
export const kindsOf: Record<CelType, readonly FieldKind[]> = {
  text: [...textKinds, ...momentKinds],
  integer: ['integer'],
  decimal: ['decimal', 'integer'],
  boolean: ['boolean'],
  items: ['set', 'list'],
};
const resultTypes: Record<CelType, FieldType> = {
  text: { kind: 'text' },
  integer: { kind: 'integer' },
  decimal: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  items: { kind: 'list' },
};

const empty: Record<CelType, unknown> = { text: '', integer: 0n, decimal: Big(0), boolean: false, items: [] };

/**
 * A canonical value as the language has it; a blank one is empty text, zero, false or an empty list.
 * @returns why not, in a sentence, where it is none of that type
 */
export function celValue(type: CelType, value: Value): Result<unknown, string> {
  if (isBlank(value)) return ok(empty[type]);
  if (type === 'boolean') return typeof value === 'boolean' ? ok(value) : err(`${show(value)} is not true or false.`);
  if (type === 'items') {
    const items = value !== null && isList(value) ? value : null;
    if (items === null || items.some((item) => typeof item !== 'string'))
      return err(`${show(value)} is not a list of texts.`);
    return items.length > itemsMax ? err(`A list for an expression has ${itemsMax} items at most.`) : ok([...items]);
  }
  if (typeof value !== 'string') return err(`${show(value)} is not a single value.`);
  if (value.length > textMax)
    return err(`${show(value)} has more than ${textMax} characters, too many for an expression.`);
  if (type === 'text') return ok(value);
  const decimal = canonDecimal(value);
  if (!decimal.ok) return decimal;
  if (type === 'decimal') return ok(Big(decimal.value));
  if (!/^-?\d{1,18}$/.test(decimal.value))
    return err(`${show(value)} is not a whole number of at most 18 digits; use decimal.`);
  return ok(BigInt(decimal.value));
}

/** What the language made as a canonical value. */
function made(result: unknown): Turned {
  if (typeof result === 'boolean') return ok(result);
  if (typeof result === 'bigint') return ok(String(result));
  if (typeof result === 'string')
    return result.length > textMax ? failed('The expression makes a text that is too long.') : textOut(result);
  if (result instanceof Big) {
    const decimal = canonDecimal(result.toFixed());
    return decimal.ok ? ok(decimal.value) : failed(decimal.error);
  }
  if (!Array.isArray(result)) return failed('The expression makes something that is no value.');
  const items: Value[] = [];
  for (const one of result) {
    const item = made(one);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return ok(items);
}

function worked(expression: Expression, variables: readonly Variable[]): Turned {
  const context: { [name: string]: unknown } = {};
  for (const { name, type, value } of variables) {
    const one = celValue(type, value);
    if (!one.ok) return failed(one.error);
    context[name] = one.value;
  }
  try {
    return made(expression.run(context));
  } catch (error) {
    const shown = variables.map(({ name, value }) => `${name} = ${show(value)}`).join(', ');
    return failed(`The expression cannot be worked out for ${shown}: ${wordsOf(error)}.`);
  }
}

interface Variable {
  readonly name: string;
  readonly type: CelType;
  readonly value: Value;
}

const variablesOf = (settings: Settings, values: Values | null): readonly Variable[] =>
  settings.values.map(({ name, type }, at) => ({ name, type, value: values?.[at] ?? null }));

const broken = 'The expression cannot be read; mend it.';

function forward(settings: Settings, values: Values): Stepped {
  const program = programOf(settings);
  if (program === null) return failed(broken);
  const isBlankOut = settings.blanks === 'pass' ? values.some(isBlank) : values.every(isBlank);
  if (isBlankOut) return ok([null]);
  const one = worked(program.forward, variablesOf(settings, values));
  return one.ok ? ok([one.value]) : one;
}

function backward(settings: Settings, values: Values, old: Values | null): Stepped {
  const program = programOf(settings);
  if (program === null) return failed(broken);
  if (program.back === null)
    return failed(`"${label}" has no way back; write expressions for it or make the line one-way.`);
  const [result = null] = values;
  if (isBlank(result)) return ok(settings.values.map(() => null));
  const variables = [...variablesOf(settings, old), { name: 'result', type: program.forward.type, value: result }];
  const out: Value[] = [];
  for (const expression of program.back) {
    const one = worked(expression, variables);
    if (!one.ok) return one;
    out.push(one.value);
  }
  return ok(out);
}

export const expressionStep = defineStep<Settings>({
  use: 'expression',
  label,
  settings: Settings,
  sentence: (settings) => `Works out ${settings.expression}.`,
  types: (settings, before) => {
    const program = programOf(settings);
    if (program === null) return err(broken);
    const count = settings.values.length;
    if (before.length !== count)
      return err(`"${label}" names ${count} values, and ${before.length} come in; name them all.`);
    for (const [at, { name, type }] of settings.values.entries()) {
      const kind = before[at];
      if (kind === undefined || kindsOf[type].includes(kind.kind)) continue;
      return err(
        `"${name}" of the expression is ${type}, and ${nounOf(kind)} comes in; change its type or convert it.`,
      );
    }
    return ok([resultTypes[program.forward.type]]);
  },
  way: (settings) => (settings.back === undefined ? 'one-way' : 'lossy'),
  forward,
  backward,
  samples: [
    {
      settings: Settings.parse({
        values: [
          { name: 'price', type: 'decimal' },
          { name: 'count', type: 'integer' },
        ],
        expression: 'round(price * count * decimal("1.19"), 2)',
      }),
      in: ['10.10', '3'],
      out: ['36.06'],
    },
    {
      settings: Settings.parse({ expression: 'value.startsWith("+49") ? "DE" : "other"' }),
      in: ['+4930901820'],
      out: ['DE'],
    },
    {
      settings: Settings.parse({
        values: [{ name: 'celsius', type: 'decimal' }],
        expression: 'celsius * 9 / 5 + 32',
        back: ['(result - 32) * 5 / 9'],
      }),
      in: ['36.6'],
      out: ['97.88'],
      back: ['36.6'],
    },
    {
      settings: Settings.parse({
        values: [{ name: 'tags', type: 'items' }],
        expression: 'tags.filter(tag, tag.like("^crm:")).map(tag, tag.replace("crm:", ""))',
      }),
      in: [['crm:a', 'shop:b']],
      out: [['a']],
    },
  ],
});
