import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import Big from 'big.js';
import { RE2JS } from 're2js';
import { err, ok, type Result } from '../../model/result.ts';
import { divideDecimals, roundDecimal } from '../values/number.ts';
import { show } from '../values/show.ts';

/** What values of an expression are; the names are those that people write. */
export type CelType = 'text' | 'integer' | 'decimal' | 'boolean' | 'items';
export type CelVariables = { readonly [name: string]: CelType };

/** A checked expression, ready to be worked out. */
export interface Expression {
  readonly type: CelType;
  /** @throws Error in the words of the language, for values it cannot be worked out for */
  run(values: { readonly [name: string]: unknown }): unknown;
}

const nodesMax = 200;
const macrosMax = 3;
/** What a value may be at most, so that an expression takes bounded time and memory whatever it says. */
export const textMax = 20_000;
export const itemsMax = 1000;
const quotientDigits = 20;
const digitsMax = 1000;

const celTypes: Record<CelType, string> = {
  text: 'string',
  integer: 'int',
  decimal: 'decimal',
  boolean: 'bool',
  items: 'list<string>',
};
const ownTypes: readonly CelType[] = ['text', 'integer', 'decimal', 'boolean', 'items'];

/** These run a part of the expression for every item of a list. */
const macros: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
/** Functions of the language itself that are kept: pure, exact, bounded, and the same on every machine. */
const kept = 'bool contains endsWith indexOf int join lastIndexOf size startsWith string substring trim'.split(' ');
const own = 'abs decimal like lower max min parts replace round upper'.split(' ');
const callable: ReadonlySet<string> = new Set([...macros, ...kept, ...own]);

const sign =
  (order: number): ((a: Big, b: Big) => boolean) =>
  (a, b) =>
    a.cmp(b) === order;
const notSign =
  (order: number): ((a: Big, b: Big) => boolean) =>
  (a, b) =>
    a.cmp(b) !== order;

function quotient(a: Big, b: Big): Big {
  if (b.eq(0)) throw new Error('division by zero');
  return Big(divideDecimals(a.toFixed(), b.toFixed(), quotientDigits));
}

function boundedNumber(made: Big | boolean): Big | boolean {
  if (typeof made === 'boolean' || (made.c.length <= digitsMax && Math.abs(made.e) <= digitsMax)) return made;
  throw new Error(`a number becomes longer than ${digitsMax} digits`);
}

const binary: { readonly [operator: string]: (a: Big, b: Big) => Big | boolean } = {
  '+': (a, b) => a.plus(b),
  '-': (a, b) => a.minus(b),
  '*': (a, b) => a.times(b),
  '/': quotient,
  '<': sign(-1),
  '>': sign(1),
  '<=': notSign(1),
  '>=': notSign(-1),
};

/** Exact numbers: whole ones of 64 bits and decimals of any length, which can stand beside each other. */
function withDecimals(environment: Environment): Environment {
  environment.registerType('decimal', { ctor: Big, fields: {} });
  const lifted = (value: bigint): Big => Big(String(value));
  environment.registerOperator('decimal == decimal', (a: Big, b: Big) => a.eq(b));
  environment.registerOperator('-decimal', (value: Big) => value.neg());
  for (const [operator, exact] of Object.entries(binary)) {
    const run = (a: Big, b: Big) => boundedNumber(exact(a, b));
    environment.registerOperator(`decimal ${operator} decimal`, run);
    environment.registerOperator(`decimal ${operator} int`, (a: Big, b: bigint) => run(a, lifted(b)));
    environment.registerOperator(`int ${operator} decimal`, (a: bigint, b: Big) => run(lifted(a), b));
  }
  const round = (value: Big, digits: bigint): Big => Big(roundDecimal(value.toFixed(), Number(digits)));
  return environment
    .registerFunction('decimal(string): decimal', (text: string) => decimalOf(text))
    .registerFunction('decimal(int): decimal', lifted)
    .registerFunction('string(decimal): string', (value: Big) => value.toFixed())
    .registerFunction('int(decimal): int', (value: Big) => BigInt(roundDecimal(value.toFixed(), 0, 'down')))
    .registerFunction('round(decimal): decimal', (value: Big) => round(value, 0n))
    .registerFunction('round(decimal, int): decimal', (value: Big, digits: bigint) => {
      if (digits < 0n || digits > 20n) throw new Error('round takes 0 to 20 digits');
      return round(value, digits);
    })
    .registerFunction('abs(decimal): decimal', (value: Big) => value.abs())
    .registerFunction('abs(int): int', (value: bigint) => (value < 0n ? -value : value))
    .registerFunction('min(decimal, decimal): decimal', (a: Big, b: Big) => (a.gt(b) ? b : a))
    .registerFunction('max(decimal, decimal): decimal', (a: Big, b: Big) => (a.lt(b) ? b : a))
    .registerFunction('min(int, int): int', (a: bigint, b: bigint) => (a > b ? b : a))
    .registerFunction('max(int, int): int', (a: bigint, b: bigint) => (a < b ? b : a));
}

function decimalOf(text: string): Big {
  if (!/^-?\d{1,200}(?:\.\d{1,200})?$/.test(text)) throw new Error(`${show(text)} is not a number such as -12.5`);
  return Big(text);
}

function bounded(text: string): string {
  if (text.length > textMax) throw new Error(`a text becomes longer than ${textMax} characters`);
  return text;
}

function withTexts(environment: Environment): Environment {
  return environment
    .registerFunction('string.like(string): bool', (text: string, pattern: string) =>
      RE2JS.compile(pattern).matcher(bounded(text)).find(),
    )
    .registerFunction('string.replace(string, string): string', (text: string, find: string, by: string) =>
      bounded(find === '' ? text : bounded(text).split(find).join(by)),
    )
    .registerFunction('string.upper(): string', (text: string) => bounded(text).toUpperCase())
    .registerFunction('string.lower(): string', (text: string) => bounded(text).toLowerCase())
    .registerFunction('string.parts(string): list<string>', (text: string, separator: string) => {
      const found = bounded(text).split(separator);
      if (found.length > itemsMax) throw new Error(`a text has more than ${itemsMax} parts`);
      return found;
    });
}

/**
 * Reads an expression and checks its names and types.
 * @param variables what values it may use, by name
 * @returns the expression, or what is wrong with it in a sentence
 */
export function readExpression(source: string, variables: CelVariables): Result<Expression, string> {
  try {
    const limits = {
      maxAstNodes: nodesMax,
      maxDepth: 30,
      maxListElements: 100,
      maxMapEntries: 100,
      maxCallArguments: 10,
    };
    const environment = withTexts(withDecimals(new Environment({ limits })));
    for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, celTypes[type]);
    const parsed = environment.parse(source);
    const fault = faultIn(parsed.ast);
    return fault === null ? checked(parsed) : err(fault);
  } catch (error) {
    return err(`The expression cannot be read: ${wordsOf(error)}.`);
  }
}

function checked(parsed: ParseResult): Result<Expression, string> {
  const { valid, type, error } = parsed.check();
  if (!valid) return err(`The expression cannot be read: ${wordsOf(error)}.`);
  const found = ownTypes.find((one) => celTypes[one] === type);
  if (found !== undefined) return ok({ type: found, run: (values) => parsed({ ...values }) });
  return err(
    `The expression gives ${type ?? 'something'}, and only text, numbers, true or false and lists of texts can be used.`,
  );
}

/** What the language said, without its drawing of the place. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it fails';
  const words = 'summary' in error && typeof error.summary === 'string' ? error.summary : error.message;
  return (words.split('\n')[0] ?? '').replace(/[.\s]+$/u, '') || 'it fails';
}

interface Calls {
  macros: number;
  fault: string | null;
}

/** What the language would allow but takes unbounded time, is not exact, or looks at the machine. */
function faultIn(ast: ASTNode): string | null {
  const calls: Calls = { macros: 0, fault: null };
  visit(ast, false, calls);
  if (calls.macros > macrosMax)
    calls.fault ??= `The expression goes through lists more than ${macrosMax} times; use steps for lists.`;
  return calls.fault;
}

function visit(part: unknown, inMacro: boolean, calls: Calls): void {
  if (Array.isArray(part)) {
    for (const one of part) visit(one, inMacro, calls);
  } else if (typeof part === 'object' && part !== null && 'op' in part && 'args' in part) {
    const { op, args } = part;
    if (op === 'value' && typeof args === 'number') {
      calls.fault ??= `Write ${args} as decimal("${args}"): numbers with a point are exact only so.`;
    }
    if (op === 'call' || op === 'rcall') visitCall(Array.isArray(args) ? args : [], inMacro, calls);
    else visit(args, inMacro, calls);
  }
}

/** @param args the name, for a method what it is called on, and a list of arguments */
function visitCall([name, ...rest]: readonly unknown[], inMacro: boolean, calls: Calls): void {
  if (typeof name !== 'string' || !callable.has(name)) {
    calls.fault ??= `There is no function ${String(name)} here${name === 'matches' ? '; use like' : ''}.`;
    return;
  }
  const isMacro = macros.has(name);
  if (isMacro) calls.macros += 1;
  if (isMacro && inMacro) {
    calls.fault ??= `The expression goes through a list inside of ${name}; one inside the other is not allowed.`;
  }
  const [receiver, inner] = rest;
  visit(receiver, inMacro, calls);
  visit(inner, inMacro || isMacro, calls);
}
