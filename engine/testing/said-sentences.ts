import { parseAst } from 'vite';
import type { Source } from './sources.ts';
import { childrenOf, isNode, type Node } from './syntax.ts';

/** What stands where a sentence has a value in it. */
const valueMark = '¤';

function cooked(element: unknown): string {
  const value = isNode(element) ? element['value'] : null;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  const { quasis } = node;
  return node.type === 'TemplateLiteral' && Array.isArray(quasis) ? quasis.map(cooked).join(valueMark) : null;
}

/** Begins as a sentence does, ends as one, and has words in it that are no statement for a database. */
function isSentence(text: string): boolean {
  const isWhole = /^[\p{Lu}"¤].*[.?]$/su.test(text) && text.split(' ').length > 1;
  return (
    isWhole &&
    /\p{Ll}{2,} \p{L}|\p{Ll}{2} ["(]?¤|¤"?\)? \p{Ll}{2}/u.test(text) &&
    !/\b(?:SELECT|select|FROM|SET|WHERE) |seq = \?/.test(text)
  );
}

/** Our own bugs are thrown in English; a fault is a problem that people are told. */
const isBug = ({ type, argument }: Node): boolean =>
  type === 'ThrowStatement' &&
  !(
    isNode(argument) &&
    argument.type === 'NewExpression' &&
    isNode(argument['callee']) &&
    argument['callee']['name'] === 'Fault'
  );

const isSilent = (node: Node): boolean =>
  isBug(node) ||
  node.type.startsWith('Import') ||
  (node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSSatisfiesExpression');

const aside = new Set(['samples', 'examples', 'sentence']);

/** Values that a step is tried with are no sentences; what a step does is put together from too many pieces to be read here. */
const isAside = (node: Node): boolean =>
  node.type === 'Property' && isNode(node['key']) && aside.has(String(node['key']['name']));

/** Texts for people that are written in a file, with a mark for each value: "PATH:LINE" and the text. */
export function saidTexts({ path, text }: Source): readonly (readonly [where: string, said: string])[] {
  const found: (readonly [string, string])[] = [];
  const look = (node: Node): void => {
    if (isSilent(node) || isAside(node)) return;
    const said = textOf(node)?.trim();
    if (said === undefined) for (const child of childrenOf(node)) look(child);
    else found.push([`${path}:${text.slice(0, node.start).split('\n').length}`, said]);
  };
  for (const node of parseAst(text, { lang: 'ts' }).body) if (isNode(node)) look(node);
  return found;
}

/** Those that are whole sentences. */
export const saidSentences = (source: Source): ReturnType<typeof saidTexts> =>
  saidTexts(source).filter(([, said]) => isSentence(said));
