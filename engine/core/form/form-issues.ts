import type { z } from 'zod';
import type { FieldIssue } from '../../model/form.ts';
import { type Issue, issueWords } from '../flow/issue.ts';

const isMissing = (issue: Issue, settings: object): boolean => {
  const [name] = issue.path;
  return issue.path.length === 1 && typeof name === 'string' && !Object.hasOwn(settings, name);
};

/** What is wrong with settings, by field, in the words of their schema; the first of each field. */
export function formIssues(schema: z.ZodType, settings: { readonly [name: string]: unknown }): readonly FieldIssue[] {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return [];
  const issues = parsed.error.issues.map(
    (issue): FieldIssue => ({
      field: String(issue.path[0] ?? ''),
      message: isMissing(issue, settings) ? 'Fill this in.' : issueWords(issue),
    }),
  );
  return issues.filter((one, at) => at === issues.findIndex((other) => other.field === one.field));
}
