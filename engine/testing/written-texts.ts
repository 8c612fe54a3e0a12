import { parseAst } from 'vite';
import type { Source } from './sources.ts';
import { childrenOf, isNode, type Node } from './syntax.ts';

/** Attributes and properties that people read, or hear. */
const saying: ReadonlySet<string> = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'aria-description',
  'alt',
  'help',
  'detail',
  'confirm',
  'message',
  'fix',
  'words',
]);

/** Names that are the same in every language. */
const names: ReadonlySet<string> = new Set(['Tandem']);

/** The path of a file is the same too. */
const hasWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text) && !names.has(text.trim()) && !/^[./~]\S+$/.test(text.trim());

/** A text that stands by itself as people write: "Nothing fits.", "Add a rule". */
const isSentence = (text: string): boolean => /^\p{Lu}\p{Ll}*(?: \p{L}+)+[.?!…]?/u.test(text);

const nameOf = (node: unknown): string =>
  isNode(node) ? String(node['name'] ?? (node.type === 'Literal' ? node['value'] : '')) : '';

/** The pieces of text that an expression is made of, without those that it only compares or calls with. */
function piecesOf(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return childrenOf(node).flatMap((one) => (one.type === 'TemplateElement' ? [cooked(one)] : piecesOf(one)));
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return piecesOf(node['expression']);
    case 'ConditionalExpression':
      return [...piecesOf(node['consequent']), ...piecesOf(node['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return node['operator'] === '+' || node.type === 'LogicalExpression'
        ? [...piecesOf(node['left']), ...piecesOf(node['right'])]
        : [];
    default:
      return [];
  }
}

function cooked(element: Node): string {
  const value = element['value'];
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

/** What a node says to people by being where it is. */
function saidBy(node: Node, parent: Node | null): readonly string[] {
  switch (node.type) {
    case 'JSXText':
      return [String(node['value'])];
    case 'JSXAttribute':
      return saying.has(nameOf(node['name'])) ? piecesOf(node['value']) : [];
    case 'Property':
      return saying.has(nameOf(node['key'])) ? piecesOf(node['value']) : [];
    case 'JSXExpressionContainer':
      return parent?.type === 'JSXAttribute' ? [] : piecesOf(node);
    case 'Literal':
    case 'TemplateLiteral':
      return parent?.type === 'BinaryExpression' && parent['operator'] !== '+' ? [] : piecesOf(node).filter(isSentence);
    default:
      return [];
  }
}

/** Errors are for those who mend the app; imports and types name things. */
const isSilent = (node: Node): boolean =>
  node.type.startsWith('Import') ||
  node.type.startsWith('TS') ||
  (node.type === 'NewExpression' && /Error$|^RegExp$/.test(nameOf(node['callee'])));

/** Texts for people that are written straight into a screen instead of into `renderer/words`: "PATH:LINE TEXT". */
export function writtenTexts({ path, text }: Source): readonly string[] {
  const found = new Map<number, string>();
  const look = (node: Node, parent: Node | null): void => {
    if (isSilent(node) && node.type !== 'TSAsExpression' && node.type !== 'TSSatisfiesExpression') return;
    const said = saidBy(node, parent).filter(hasWords);
    const line = text.slice(0, node.start).split('\n').length;
    if (said.length > 0) found.set(line, `${path}:${line} ${said.map((one) => one.trim()).join(' ')}`);
    for (const child of childrenOf(node)) look(child, node);
  };
  for (const node of parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body)
    if (isNode(node)) look(node, null);
  return [...found.values()];
}
