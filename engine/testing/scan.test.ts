import { expect, test } from 'vitest';
import { functionsIn, masked } from './scan.ts';

const found = (text: string) =>
  functionsIn(masked(text)).map(({ line, lines, parameters }) => [line, lines, parameters]);

test('insides of strings, templates, comments and regular expressions are no code', () => {
  const text = [`a('{', /[/{]/, \`x\${b({ c: '}' })}{\`); // {`, '/* { */ d / e / f', "const g = '//';"].join('\n');
  expect(masked(text).replace(/ +/g, ' ')).toBe('a( , , b({ c: }) ); \n d / e / f\nconst g = ;');
});

test('functions, methods and arrow functions are found with their lines and parameters', () => {
  expect(found('function a(b: string, c = 1) {\n  return b;\n}')).toEqual([[1, 3, 2]]);
  expect(found('const a = (b: Map<string, number>, { c, d }: E): readonly F[] => {\n  g();\n};')[0]).toEqual([1, 3, 2]);
  expect(found('class A {\n  async b<T>(\n    c: T,\n  ): Promise<{ d: T }> {\n    if (c) {\n    }\n  }\n}')).toEqual([
    [2, 6, 1],
  ]);
  expect(found('function a(): { b: string } {\n  return c;\n}')).toEqual([[1, 3, 0]]);
  expect(found('const a = (b: C): ((d: E) => F) => {\n};')[0]).toEqual([1, 2, 1]);
  expect(found('const a = (b: C): string =>\n  b\n    .d;')).toEqual([[1, 3, 1]]);
});

test('a function does not answer for the lines of functions within it', () => {
  expect(found('function a() {\n  return {\n    b() {\n      c();\n      d();\n    },\n  };\n}')).toEqual([
    [1, 5, 0],
    [3, 4, 0],
  ]);
});

test('calls, conditions and signatures are no functions', () => {
  expect(found('if (a) {\n}\nfor (const b of c) {\n}\nd(e);\nf ? (g) : { h: 1 };')).toEqual([]);
  expect(found('interface A {\n  b(c: D): Promise<void>;\n  e(): F;\n}')).toEqual([]);
});
