import MarkdownIt from 'markdown-it';
import { z } from 'zod';
import { err, ok, type Result } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, type Turned, textOut, turnEach } from './each.ts';
import { htmlToMarkdown, htmlToText } from './html-out.ts';

const label = 'HTML, Markdown and text';
/** Far more than a note has; the libraries take longer than in proportion for texts made to trouble them. */
const lengthMax = 100_000;
const Markup = z.enum(['html', 'markdown', 'text']);
type Markup = z.infer<typeof Markup>;
const Settings = z
  .strictObject({
    from: Markup,
    to: Markup,
    /** Addresses of links in plain text: in parentheses, or left out. */
    links: z.enum(['keep', 'drop']).default('keep'),
  })
  .refine((settings) => settings.from !== settings.to, { message: 'Choose two forms.', path: ['to'] });
type Settings = z.infer<typeof Settings>;

// HTML in Markdown is shown and not taken for HTML, and links lead only where links may: the result holds nothing that runs.
const newReader = () => new MarkdownIt({ html: false, linkify: false });
let reader: ReturnType<typeof newReader> | null = null;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n{2,}/)
    .map((one) => one.replace(/^\n+|\n+$/g, ''))
    .filter((one) => one.trim() !== '');

const textToHtml = (text: string): string =>
  paragraphs(escaped(text))
    .map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`)
    .join('\n');

const markedUp = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^[ \t]+/gm, '')
    .replace(/^([#+-])(?=\s|$)/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^(-{2,}|={2,})$/gm, '\\$1');

const textToMarkdown = (text: string): string =>
  paragraphs(text)
    .map((one) => markedUp(one).replaceAll('\n', '\\\n'))
    .join('\n\n');

function markdownToHtml(text: string): string {
  reader ??= newReader();
  return reader.render(text).trimEnd();
}

const turns: Record<Markup, Record<Markup, (text: string, links: boolean) => Result<string, string>>> = {
  html: { html: ok, markdown: htmlToMarkdown, text: htmlToText },
  markdown: {
    html: (text) => ok(markdownToHtml(text)),
    markdown: ok,
    text: (text, links) => htmlToText(markdownToHtml(text), links),
  },
  text: { html: (text) => ok(textToHtml(text)), markdown: (text) => ok(textToMarkdown(text)), text: ok },
};

function turned({ from, to, links }: Settings, value: string): Turned {
  if (value.trim() === '') return ok('');
  if (value.length > lengthMax) return failed(`${show(value)} has more than ${lengthMax} characters; shorten it.`);
  const made = attempt(() => turns[from][to](value, links === 'keep'));
  return made.ok ? textOut(made.value) : failed(made.error);
}

/** The libraries promise no more than to be made for such texts. */
function attempt(turn: () => Result<string, string>): Result<string, string> {
  try {
    return turn();
  } catch {
    return err('The text is marked up in a way that cannot be read; simplify it.');
  }
}

const names: Record<Markup, string> = { html: 'HTML', markdown: 'Markdown', text: 'plain text' };

export const markupStep = defineStep<Settings>({
  use: 'markup',
  label,
  settings: Settings,
  sentence: (settings) => `Makes ${names[settings.to]} of ${names[settings.from]}.`,
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnEach(values, (value) => turned(settings, value)),
  backward: (settings, values) =>
    turnEach(values, (value) => turned({ ...settings, from: settings.to, to: settings.from }, value)),
  samples: [
    {
      settings: Settings.parse({ from: 'html', to: 'text' }),
      in: ['<p>Hello <b>Anna</b>,<br>see <a href="https://example.com">this</a>.</p><script>x()</script>'],
      out: ['Hello Anna,\nsee this (https://example.com).'],
      back: ['<p>Hello Anna,<br>see this (https://example.com).</p>'],
    },
    {
      settings: Settings.parse({ from: 'html', to: 'markdown' }),
      in: ['<h2>Order</h2><ul><li>2 <em>new</em></li><li>a_b</li></ul>'],
      out: ['## Order\n\n- 2 *new*\n- a\\_b'],
      back: ['<h2>Order</h2>\n<ul>\n<li>2 <em>new</em></li>\n<li>a_b</li>\n</ul>'],
    },
    {
      settings: Settings.parse({ from: 'markdown', to: 'text', links: 'drop' }),
      in: ['**Hello** [Anna](https://example.com)'],
      out: ['Hello Anna'],
      back: ['Hello Anna'],
    },
    {
      settings: Settings.parse({ from: 'text', to: 'html' }),
      in: ['a < b\n\n"c"'],
      out: ['<p>a &lt; b</p>\n<p>&quot;c&quot;</p>'],
      back: ['a < b\n\n"c"'],
    },
  ],
});
