/**
 * A tolerant look at TypeScript text, for house rules that no linter here has. It knows strings, templates, comments,
 * regular expressions and brackets; it relies on the formatter for the rest.
 */

const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%~^<>\n]|\b(?:return|typeof|case|of|in|yield|await))\s*$/;

/** The text with the insides of strings, templates, comments and regular expressions turned into blanks; lines stay. */
export function masked(text: string): string {
  let out = '';
  let at = 0;
  const blank = (end: number): void => {
    out += text.slice(at, end).replace(/[^\n]/g, ' ');
    at = end;
  };
  /** Depths of the open `${` of templates. */
  const holes: number[] = [];
  let depth = 0;
  while (at < text.length) {
    const here = text.charAt(at);
    const pair = text.slice(at, at + 2);
    if (pair === '//') blank(lineEnd(text, at));
    else if (pair === '/*') blank(after(text, '*/', at + 2));
    else if (here === "'" || here === '"') blank(stringEnd(text, at));
    else if (here === '/' && beforeRegex.test(out.slice(-40))) blank(regexEnd(text, at));
    else if (here === '`' || (here === '}' && holes.at(-1) === depth)) {
      if (here === '}') holes.pop();
      const [end, opens] = templateEnd(text, at + 1);
      blank(end);
      if (opens) holes.push(depth);
    } else {
      if (here === '{') depth += 1;
      if (here === '}') depth -= 1;
      out += here;
      at += 1;
    }
  }
  return out;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end + mark.length;
}

function stringEnd(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote || text.charAt(at) === '\n') return at + 1;
  }
  return text.length;
}

function regexEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    const here = text.charAt(at);
    if (here === '\\') at += 1;
    else if (here === '[') inClass = true;
    else if (here === ']') inClass = false;
    else if ((here === '/' && !inClass) || here === '\n') return at + 1;
  }
  return text.length;
}

/** Where a template's text ends, and whether at a `${` that opens a hole. */
function templateEnd(text: string, from: number): readonly [end: number, opens: boolean] {
  for (let at = from; at < text.length; at += 1) {
    const here = text.charAt(at);
    if (here === '\\') at += 1;
    else if (here === '`') return [at + 1, false];
    else if (here === '$' && text.charAt(at + 1) === '{') return [at + 2, true];
  }
  return [text.length, false];
}

/** The place of the bracket that closes the one at `open`; the end of the text where there is none. */
function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    const here = code.charAt(at);
    if (here === '(' || here === '[' || here === '{') depth += 1;
    if (here === ')' || here === ']' || here === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

export interface FoundFunction {
  /** Line of its parameters, from 1. */
  readonly line: number;
  /** Lines from its parameters to its end, without the functions within it. */
  readonly lines: number;
  readonly parameters: number;
}

const notFunctions = /\b(?:if|for|while|switch|catch|with|await)\s*$/;

/** Functions, methods and arrow functions with a body in masked text. */
export function functionsIn(code: string): readonly FoundFunction[] {
  const found: (FoundFunction & { readonly end: number })[] = [];
  for (let open = code.indexOf('('); open !== -1; open = code.indexOf('(', open + 1)) {
    if (notFunctions.test(code.slice(Math.max(0, open - 12), open))) continue;
    const close = closing(code, open);
    const end = bodyEnd(code, close + 1);
    if (end === null) continue;
    const parameters = countParts(code.slice(open + 1, close));
    found.push({ line: lineOf(code, open), lines: 0, end: lineOf(code, end), parameters });
  }
  return found.map((one) => {
    const inner = found.filter((other) => other.line > one.line && other.end <= one.end);
    const outermost = inner.filter(
      (other) => !inner.some((wider) => wider.line < other.line && wider.end >= other.end),
    );
    const within = outermost.reduce((sum, other) => sum + other.end - other.line, 0);
    return { line: one.line, lines: one.end - one.line + 1 - within, parameters: one.parameters };
  });
}

const lineOf = (code: string, at: number): number => code.slice(0, at).split('\n').length;

/** The end of the body that follows parameters ending before `from`; null where no body follows. */
function bodyEnd(code: string, from: number): number | null {
  let at = from;
  if (code.charAt(at) === ':') {
    const skippedType = typeEnd(code, at + 1);
    if (skippedType === null) return null;
    at = skippedType;
  }
  const rest = code.slice(at, at + 200).match(/^\s*(=>\s*\{?|\{)/);
  if (rest === null) return null;
  const last = at + rest[0].length;
  return rest[0].endsWith('{') ? closing(code, last - 1) : expressionEnd(code, last);
}

/** Where a return type ends: at the `=>` of an arrow function or the `{` of a body. */
function typeEnd(code: string, from: number): number | null {
  let before = ':';
  for (let at = from; at < code.length; at += 1) {
    const here = code.charAt(at);
    if (/\s/.test(here)) continue;
    if (here === ';' || here === '=' || here === ',' || here === ')' || here === '}') {
      return code.startsWith('=>', at) ? at : null;
    }
    if (here === '{' && !/[:|&<,(>]/.test(before)) return at;
    if (here === '{' && before === '>' && code.charAt(at - 2) !== '=') return at;
    if (here === '(' || here === '[' || here === '{') {
      at = closing(code, at);
      if (code.slice(at + 1, at + 4) === ' =>' && here === '(') at += 3;
    } else if (here === '<') at = angleEnd(code, at);
    before = code.charAt(at);
  }
  return null;
}

function angleEnd(code: string, from: number): number {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    if (code.charAt(at) === '<') depth += 1;
    if (code.charAt(at) === '>' && code.charAt(at - 1) !== '=') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

function expressionEnd(code: string, from: number): number {
  for (let at = from; at < code.length; at += 1) {
    const here = code.charAt(at);
    if (here === '(' || here === '[' || here === '{') at = closing(code, at);
    else if (here === ';' || here === ',' || here === ')' || here === ']' || here === '}') return at;
  }
  return code.length;
}

/** How many parts commas make at the top level. */
function countParts(list: string): number {
  let parts = 0;
  let some = false;
  for (let at = 0; at < list.length; at += 1) {
    const here = list.charAt(at);
    if (here === ',') {
      parts += 1;
      some = false;
    } else if (/\S/.test(here)) some = true;
    if (here === '(' || here === '[' || here === '{') at = closing(list, at);
    if (here === '<') at = angleEnd(list, at);
  }
  return some ? parts + 1 : parts;
}
