import { compile, type DomNode, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { err, ok, type Result } from '../../model/result.ts';

const depthMax = 100;
/** Stands for what lies too deep; no canonical text can hold it. */
const beyond = String.fromCharCode(0);

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const shared: HtmlToTextOptions = { wordwrap: false, limits: { maxDepth: depthMax, ellipsis: beyond } };
const always = [
  { selector: 'title', format: 'skip' },
  { selector: 'tr', format: 'block' },
  { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
  { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
  { selector: 'ul', options: { itemPrefix: '- ' } },
];

const plain = (links: boolean): HtmlToTextOptions => ({
  ...shared,
  selectors: [
    ...always,
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true, ignoreHref: !links } },
    { selector: 'hr', options: { length: 3 } },
  ],
});

/** All text in an element, as it is; by a stack of its own, since elements may be nested deeper than the machine's. */
function textIn(element: DomNode): string {
  const parts: string[] = [];
  const left: DomNode[] = [element];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.type === 'text') parts.push(node.data ?? '');
    else left.push(...[...(node.children ?? [])].reverse());
  }
  return parts.join('');
}

/** A row of back quotes that does not stand in the code. */
function fenceFor(code: string, least: number): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map((found) => found[0].length));
  return '`'.repeat(Math.max(least, longest + 1));
}

const attribute = (element: DomNode, name: string): string => {
  const value: unknown = element.attribs?.[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** An address that may stand in a link: of the web, mail and telephones, or within the same site. */
const isSafe = (address: string): boolean => /^(?:https?:\/\/|mailto:|tel:|[/#.]|[\w-]+(?:[/#?.]|$))/i.test(address);

const linked = (address: string): string =>
  address.replace(/[\s<>()\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);

const heading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addLiteral(`${'#'.repeat(Number(element.name?.slice(1)))} `);
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const line: FormatCallback = (_element, _walk, builder) => {
  builder.addLiteral('\\');
  builder.addLineBreak();
};

const rule: FormatCallback = (_element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addLiteral('---');
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const link: FormatCallback = (element, walk, builder) => {
  const address = attribute(element, 'href');
  if (!isSafe(address)) return walk(element.children, builder);
  builder.addLiteral('[');
  walk(element.children, builder);
  builder.addLiteral(`](${linked(address)})`);
};

const code: FormatCallback = (element, _walk, builder) => {
  const text = textIn(element).replace(/\s+/g, ' ');
  const fence = fenceFor(text, 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  if (text !== '') builder.addLiteral(`${fence}${space}${text}${space}${fence}`);
};

const preformatted: FormatCallback = (element, _walk, builder) => {
  const text = textIn(element).replace(/^\n|\n$/g, '');
  const fence = fenceFor(text, 3);
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  for (const [at, row] of [fence, ...text.split('\n'), fence].entries()) {
    if (at > 0) builder.addLineBreak();
    builder.addLiteral(row);
  }
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const around = (mark: string, ...selectors: string[]) =>
  selectors.map((selector) => ({ selector, format: 'inlineSurround', options: { prefix: mark, suffix: mark } }));

const markdown: HtmlToTextOptions = {
  ...shared,
  encodeCharacters: Object.fromEntries([...'\\*_[]`<~|'].map((mark) => [mark, `\\${mark}`])),
  formatters: { heading, line, rule, link, code, preformatted },
  selectors: [
    ...always,
    ...headings.map((selector) => ({ selector, format: 'heading' })),
    ...around('**', 'b', 'strong'),
    ...around('*', 'i', 'em'),
    ...around('~~', 's', 'del'),
    { selector: 'img', format: 'skip' },
    { selector: 'br', format: 'line' },
    { selector: 'hr', format: 'rule' },
    { selector: 'a', format: 'link' },
    { selector: 'code', format: 'code' },
    { selector: 'pre', format: 'preformatted' },
  ],
};

type Convert = (html: string) => string;
const converters = new Map<string, Convert>();

function converter(name: string, options: HtmlToTextOptions): Convert {
  const known = converters.get(name);
  if (known !== undefined) return known;
  const made = compile(options);
  converters.set(name, made);
  return made;
}

function converted(convert: Convert, html: string): Result<string, string> {
  const made = convert(html);
  return made.includes(beyond) ? err(`The HTML is nested deeper than ${depthMax}; flatten it.`) : ok(made);
}

/** The text of HTML as people would read it; with `links`, addresses stand in parentheses. Scripts, styles and images are left out. */
export const htmlToText = (html: string, links: boolean): Result<string, string> =>
  converted(converter(`text ${links}`, plain(links)), html);

/** HTML as Markdown: headings, emphasis, links, lists, quotes, code; scripts, styles and images are left out. */
export const htmlToMarkdown = (html: string): Result<string, string> =>
  converted(converter('markdown', markdown), html);
