import { describe, expect, test } from 'vitest';
import { processorSeconds } from '../../testing/processor.ts';
import { findStep } from './list.ts';

function turned(from: string, to: string, value: string): string {
  const made = findStep('markup')?.forward({ from, to }, [value]);
  return String(made?.ok === true ? made.value[0] : made?.error.message);
}

describe('HTML, Markdown and text', () => {
  test('what is made as HTML holds nothing that runs', () => {
    const nasty = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](javascript&#58;alert(1))',
      '[x](<java\nscript:alert(1)>)',
      '![x](data:text/html;base64,PHN2Zz4=)',
      '<https://example.com/"onmouseover="alert(1)>',
      '```"><script>\nx\n```',
      '[x](https://example.com "a\\"onclick=alert(1) b")',
    ];
    for (const text of nasty) {
      for (const from of ['markdown', 'text']) {
        const html = turned(from, 'html', text);
        expect(html).not.toMatch(/<(?:script|img|svg|iframe)|(?:href|src)="(?:javascript|data):|<[^>]*\son\w+\s*=/i);
      }
    }
  });

  test('scripts, styles, comments and unsafe links of HTML do not get through', () => {
    const html =
      '<head><title>t</title><style>p{}</style></head><body><!-- c --><p>a <a href="javascript:x()">b</a></p><script>s()</script></body>';
    expect(turned('html', 'markdown', html)).toBe('a b');
    expect(turned('html', 'text', html)).not.toMatch(/style|script>|<|title/);
  });

  test('Markdown has headings, lists, quotes, code and rules, and what was text stays text', () => {
    const html =
      '<h1>A *b*</h1><p>1 &lt; 2 [x] <code>a`b</code><br>end</p><ol><li>one</li><li>two</li></ol><blockquote>q</blockquote><pre><code>x * y\n  z</code></pre><hr>';
    const markdown = turned('html', 'markdown', html);
    expect(markdown).toBe(
      '# A \\*b\\*\n\n1 \\< 2 \\[x\\] ``a`b``\\\nend\n\n 1. one\n 2. two\n\n> q\n\n```\nx * y\n  z\n```\n\n---',
    );
    const again = turned('markdown', 'html', markdown);
    expect(turned('html', 'markdown', again)).toBe(markdown);
  });

  test('text that looks like Markdown stays what it is', () => {
    const text = '# no heading\n- no list\n1. no number\n*stars* & &amp; <b> _x_ [a](b) `c` ~~d~~ > e';
    expect(turned('markdown', 'text', turned('text', 'markdown', text))).toBe(text);
    expect(turned('html', 'text', turned('text', 'html', text))).toBe(text);
  });

  test('texts made to trouble a reader are refused or read in time, and never stop the engine', () => {
    const size = 20_000;
    for (const part of [
      '>',
      '[',
      '*a _b ',
      '`a',
      '<',
      '- ',
      '![',
      '<div>',
      '<blockquote>',
      '<ul><li>',
      '<b>',
      '<pre>',
      '&',
      'a@',
    ]) {
      for (const from of ['markdown', 'html']) {
        const seconds = processorSeconds(() => turned(from, 'text', part.repeat(size / part.length)));
        expect(seconds).toBeLessThan(10);
      }
    }
    expect(turned('html', 'text', `${'<div>'.repeat(200)}deep`)).toContain('nested deeper than 100');
    expect(turned('html', 'text', 'x'.repeat(100_001))).toContain('more than 100000 characters');
  });
});
