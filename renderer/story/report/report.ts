import type { Side } from '../../../engine/model/ids.ts';
import type { StoryChange, StoryMoment, StoryRow } from '../../../engine/protocol/calls/story.ts';
import type { StoryReport } from '../../../engine/protocol/calls/story-report.ts';
import { clockWords, dayWords, numberWords } from '../../words/formats.ts';
import { useLanguage } from '../../words/language.ts';
import { wordsOf } from '../../words/words.ts';
import { doingOf, linkedWords } from '../doing.ts';
import { html, type Markup } from './markup.ts';
import { reportStyle } from './report-style.ts';

const sides: readonly Side[] = ['left', 'right'];

const exactly = (instant: string): string => `${dayWords(instant)}, ${clockWords(instant, true)}`;

const time = (instant: string): Markup => html`<time datetime="${instant}">${exactly(instant)}</time>`;

/** A value with the side that it came from, in words and by the line beside it. */
function heldBy(report: StoryReport, text: string | null, source: Side | null): Markup {
  if (text === null || text === '') return html`<span class="none">${wordsOf('story')('empty')}</span>`;
  const words = wordsOf('storyReport');
  const from = source === null ? words('ofBoth') : words('from', { system: report.story[source].name });
  return html`<div class="v ${source ?? 'both'}"><bdi>${text}</bdi><span class="from">${from}</span></div>`;
}

/** What a report is called, and its heading. */
export function titleOfReport({ story }: StoryReport): string {
  const words = wordsOf('storyReport');
  const field = story.fields.find((one) => one.map === story.field)?.label;
  return field === undefined ? words('title', { what: story.title }) : words('value', { field, what: story.title });
}

function factsOf(report: StoryReport): Markup {
  const { story, flowLabel, at, by, tandem } = report;
  const words = wordsOf('storyReport');
  const how = linkedWords(story.how);
  const moment = story.born === null ? null : exactly(story.born.at);
  const linked =
    moment === null
      ? words('notLinked')
      : how === null
        ? words('linked', { moment })
        : words('linkedHow', { moment, how });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return html`<dl>
<dt>${words('sync')}</dt><dd><bdi>${flowLabel}</bdi></dd>
${sides.map(
  (side) =>
    html`<dt>${words('record', { system: story[side].name })}</dt><dd><bdi>${story[side].key ?? words('noKey')}</bdi></dd>
`,
)}<dt>${words('state')}</dt><dd>${story.state === 'linked' ? linked : wordsOf('story')(story.state)}</dd>
<dt>${words('made')}</dt><dd>${words('madeBy', { moment: exactly(at), by, version: tandem })}</dd>
<dt>${words('zone')}</dt><dd>${timeZone}</dd>
</dl>`;
}

function nowOf(report: StoryReport): Markup {
  const { story, rows, at } = report;
  const [words, own] = [wordsOf('story'), wordsOf('storyReport')];
  const row = ({ label, now, waits }: StoryRow): Markup => html`<tr><th scope="row"><bdi>${label}</bdi>
${waits ? html`<span class="more waits">${words('waits')}</span>` : null}</th>
<td>${heldBy(report, now.left, now.leftSource)}</td><td>${heldBy(report, now.right, now.rightSource)}</td></tr>
`;
  return html`<h2>${own('now', { moment: exactly(at) })}</h2>
${story.questions.some((one) => one.map === null) ? html`<p class="waits">${own('waitsRecord')}</p>` : null}
<table><caption>${own('nowNote')}</caption><thead><tr><th scope="col">${words('field')}</th>
${sides.map((side) => html`<th scope="col">${story[side].name}</th>`)}</tr></thead><tbody>
${rows.map(row)}</tbody></table>`;
}

/** Whose doing it was, and what more is known of that. */
function whose(report: StoryReport, moment: StoryMoment): Markup {
  const doing = doingOf(report.story, moment, exactly);
  const more = doing.by === 'people' ? doing.seen : doing.by === 'run' ? doing.version : null;
  return html`<bdi>${doing.told}</bdi>${more === null ? null : html`<span class="more">${more}</span>`}`;
}

/** Every field that a moment changed has a row; a record that was deleted has one. */
function rowsOf(report: StoryReport, moment: StoryMoment): readonly Markup[] {
  const { story, runs } = report;
  const { at, side, became, changed, run } = moment;
  const words = wordsOf('story');
  const number = runs.find((one) => one.run === run)?.number;
  const mine = story.field === null ? changed : changed.filter((one) => one.map === story.field);
  const what = (change: StoryChange | null): Markup =>
    change === null || became === 'gone'
      ? html`<td colspan="3">${words(became === 'gone' ? 'gone' : 'back')}</td>`
      : html`<td><bdi>${change.label}</bdi></td><td>${heldBy(report, change.before, change.beforeSource)}</td>
<td>${heldBy(report, change.after, change.source)}</td>`;
  const listed = became === 'gone' || mine.length === 0 ? [null] : mine;
  return listed.map(
    (change) => html`<tr><td class="num">${time(at)}</td><td>${story[side].name}</td>${what(change)}
<td>${whose(report, moment)}</td><td class="num">${number === undefined ? null : numberWords(number)}</td></tr>
`,
  );
}

function happenedOf(report: StoryReport): Markup {
  const { moments, removedUntil } = report.story;
  const [words, own] = [wordsOf('story'), wordsOf('storyReport')];
  const heads = [own('when'), own('where'), words('field'), own('before'), own('after'), own('whose'), own('run')];
  const removed =
    removedUntil === null ? null : html`<p>${words('removedUntil', { moment: exactly(removedUntil) })}.</p>`;
  if (moments.length === 0) return html`<h2>${own('happened')}</h2>${removed}<p>${own('nothing')}</p>`;
  return html`<h2>${own('happened')}</h2>${removed}
<table><caption>${own('happenedNote')}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${moments.flatMap((one) => rowsOf(report, one))}</tbody></table>`;
}

function runsOf({ runs }: StoryReport): Markup | null {
  const words = wordsOf('storyReport');
  if (runs.length === 0) return null;
  const heads = [words('run'), words('began'), words('for'), words('rules')];
  return html`<h2>${words('runs')}</h2>
<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${runs.map(
  ({ number, kind, startedAt, by, version }) =>
    html`<tr><th scope="row">${numberWords(number)} (${words(`kind-${kind}`)})</th><td>${time(startedAt)}</td>
<td>${by ?? words('unknownBy')}</td><td>${version === null ? words('draft') : words('version', { number: version })}</td></tr>
`,
)}</tbody></table>`;
}

/**
 * A story as a page that stands by itself: no script, nothing from elsewhere, and every value as a text.
 * @returns the whole of an HTML file, in the language of the window
 */
export function reportPage(report: StoryReport): string {
  const { story, by, isCovered } = report;
  const words = wordsOf('storyReport');
  const title = titleOfReport(report);
  const page = html`<!doctype html>
<html lang="${useLanguage.getState().language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: reportStyle }}</style>
</head>
<body>
<main>
<h1><bdi>${title}</bdi></h1>
${factsOf(report)}
${isCovered ? html`<p class="note">${words('covered', { by })}</p>` : null}
${nowOf(report)}
${happenedOf(report)}
${runsOf(report)}
</main>
<footer><p>${words('colours', { left: story.left.name, right: story.right.name })}</p><p>${words('kept')}</p></footer>
</body>
</html>
`;
  return page.markup;
}

const nameMax = 60;

/** The name of its file: what is told and of which day, in letters that every system takes. */
export function fileOfReport(report: StoryReport): string {
  const told = titleOfReport(report)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, nameMax)
    .replace(/^-+|-+$/gu, '')
    .toLowerCase();
  return `${told === '' ? 'report' : told}-${report.at.slice(0, 10)}.html`;
}
