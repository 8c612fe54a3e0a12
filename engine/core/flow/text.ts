import { Connection } from '../../model/connection.ts';
import { Flow } from '../../model/flow.ts';
import { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type Issue, issueWords } from './issue.ts';

type Parsed<T> = Result<T, readonly FlowProblem[]>;

/**
 * Reads a flow from the text of its file.
 * @returns the flow, or every place where the text is not one, each with the path to it (F7)
 */
export const readFlow = (text: string): Parsed<Flow> => read(text, 'flow', (data) => Flow.safeParse(data));

/** Reads a connection from the text of its file, like `readFlow`. */
export const readConnection = (text: string): Parsed<Connection> =>
  read(text, 'connection', (data) => Connection.safeParse(data));

/**
 * The text of a flow's file: the same bytes for the same flow, whatever the order in which its parts were made (F8).
 * Parts come in the order of the format, settings by name.
 */
export const flowText = (flow: Flow): string => fileText(Flow.parse(flow));

/** The text of a connection's file, like `flowText`. */
export const connectionText = (connection: Connection): string => fileText(Connection.parse(connection));

type Checked<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

function read<T>(text: string, what: 'flow' | 'connection', check: (data: unknown) => Checked<T>): Parsed<T> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return err([notJson(what, error)]);
  }
  const checked = check(data);
  if (checked.success) return ok(checked.data);
  return err(checked.error.issues.map((issue) => misshapen(what, issue, data)));
}

function notJson(what: string, error: unknown): FlowProblem {
  return {
    code: `${what}/not-json`,
    message: `The ${what} file is not JSON.`,
    fix: 'Mend the text where the cause says; a missing comma or quote is the usual reason.',
    node: NodeId.parse(what),
    stops: true,
    ...(error instanceof Error && { cause: error.message }),
  };
}

function misshapen(what: string, issue: Issue, data: unknown): FlowProblem {
  const words = issueWords(issue);
  const path = issue.path.map(String).join('.');
  return {
    code: `${what}/misshapen`,
    message: path === '' ? `The ${what}: ${words}` : `${path}: ${words}`,
    fix: `Mend this part; docs/flow-format.md describes the format.`,
    node: NodeId.parse(what === 'flow' ? nodeAt(data, issue.path) : what),
    stops: true,
  };
}

const partAt = (data: unknown, name: PropertyKey): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;

const idOf = (data: unknown): string | null => {
  const id = partAt(data, 'id');
  return typeof id === 'string' && id !== '' ? id : null;
};

/** The nearest node of the flow around a path, as problems name it: `people`, `people/left`, `people/email/trim`. */
function nodeAt(data: unknown, path: readonly PropertyKey[]): string {
  const node: string[] = [];
  let part = data;
  for (const [depth, name] of path.entries()) {
    part = partAt(part, name);
    const id = depth > 0 ? idOf(part) : null;
    if (id !== null) node.push(id);
    else if (depth === 2 && (name === 'left' || name === 'right' || name === 'match')) node.push(name);
  }
  return node.length === 0 ? (idOf(data) ?? 'flow') : node.join('/');
}

/** Two blanks a level; names inside `settings` sorted, as they have no order of their own. */
const fileText = (whole: object): string => `${JSON.stringify(whole, sortSettings, 2)}\n`;

function sortSettings(name: string, value: unknown): unknown {
  return name === 'settings' ? sorted(value) : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
