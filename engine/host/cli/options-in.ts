import type { z } from 'zod';
import { usage } from './failure.ts';

/**
 * The options of a command, as its schema says.
 * @throws Failure (usage) that names the first option that is not right, and what it may be
 */
export function optionsIn<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0] ?? 'option').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  const may =
    issue?.code === 'invalid_value' ? `It is one of: ${issue.values.join(', ')}.` : 'See the help of the command.';
  throw usage('option', `The value of --${name} cannot be taken.`, may);
}
