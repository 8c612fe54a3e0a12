/** What a schema found wrong, as zod reports it. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
  readonly input?: unknown;
}

const kinds: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with names and values',
  record: 'an object with names and values',
};

const quoted = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');

/** A schema's complaint as a sentence for people. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `It is missing; it must be ${kinds[issue.expected ?? ''] ?? issue.expected}.`
        : `It must be ${kinds[issue.expected ?? ''] ?? issue.expected}.`;
    case 'unrecognized_keys':
      return `${quoted(issue.keys ?? [])} ${(issue.keys ?? []).length > 1 ? 'are' : 'is'} not known here.`;
    case 'invalid_value':
      return `It must be one of ${quoted(issue.values ?? [])}.`;
    case 'invalid_union':
      return issue.options === undefined
        ? 'It has none of the forms allowed here.'
        : `It must be one of ${quoted(issue.options)}.`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `It must have at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : 'entries'}.`
        : `It must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `It must have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}.`
        : `It must be at most ${issue.maximum}.`;
    default:
      return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
  }
}
