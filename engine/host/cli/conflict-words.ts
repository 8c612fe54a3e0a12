import { heldWords } from '../../core/compile/words.ts';
import { across } from '../../model/ids.ts';
import type { Decision } from '../../model/inbox.ts';
import type { Fields } from '../../model/value.ts';
import type { InboxItem, WholeItem } from '../../run/inbox/list.ts';
import { reasonWords } from '../../run/inbox/question-line.ts';
import { valueText } from '../../run/inbox/sheet.ts';
import type { Screen } from './screen.ts';
import { count, moment } from './words.ts';

/** A conflict in the form of a preview's, with what only the inbox has. */
export function itemLine({ question, care, ...rest }: InboxItem): object {
  const { assignee, due, snoozedUntil, comments } = care;
  return { conflict: { ...rest, ...question, assignee, due, snoozedUntil, comments } };
}

const decisionLine = ({ question: _question, draft: _draft, ...decision }: Decision): object => ({ decision });

function tellValues(screen: Screen, title: string, fields: Fields, tone: 'left' | 'right' | 'dim'): void {
  for (const [name, value] of Object.entries(fields))
    screen.line(`  ${title.padEnd(7)} ${screen.paint(tone, `${name}: ${valueText(value) || '-'}`)}`);
}

function tellQuestion(screen: Screen, { question }: InboxItem): void {
  switch (question.about) {
    case 'unit':
      if (question.agreed !== null) tellValues(screen, 'agreed', question.agreed.left, 'dim');
      tellValues(screen, 'left', question.left, 'left');
      tellValues(screen, 'right', question.right, 'right');
      if (question.detail !== null) screen.line(`  ${question.detail}`);
      if (question.unless !== undefined) screen.line(`  ${heldWords(question.unless)}`);
      break;
    case 'removal':
      screen.line(`  The ${question.gone} record was removed; the other one holds:`);
      tellValues(screen, 'kept', question.kept, question.gone === 'left' ? 'right' : 'left');
      break;
    case 'match':
      screen.line(`  left    ${screen.paint('left', question.left.join(', '))}`);
      screen.line(`  right   ${screen.paint('right', question.right.join(', '))}`);
      break;
    case 'refused':
      screen.line(`  The ${question.side} system refused to ${question.op} the record: ${question.problem.message}`);
      screen.line(`  ${question.problem.fix}`);
      tellValues(screen, 'from', question.from, across(question.side));
      if (question.op !== 'create') tellValues(screen, 'there', question.before, 'dim');
      tellValues(screen, 'refused', question.fields, question.side);
      break;
  }
}

const stateWords: Record<Decision['state'], string> = {
  waiting: 'the next run writes it',
  done: 'done',
  lapsed: 'not written: the values had moved on',
  replaced: 'replaced by a later answer',
  'taken-back': 'taken back',
};

function decidedWords(decision: Decision): string {
  const why = decision.why === null ? '' : ` "${decision.why}"`;
  const { by, at, choice, batch } = decision;
  return `  ${moment(at)}  ${by}: ${choice.choose}${why}; ${stateWords[decision.state]} (batch ${batch})`;
}

/** The command that answers all questions like this one. */
function alikeCommand({ flow, sync, question, pattern }: InboxItem): string {
  const unit = question.about === 'unit' ? ` --unit ${question.unit}` : '';
  return `tandem resolve --all ${flow} --sync ${sync}${unit} --reason ${question.reason} --pattern ${pattern}`;
}

/** One question whole: values, what is kept beside it, and every decision about it. */
export function tellItem(screen: Screen, { item, decisions, alike }: WholeItem): void {
  const { id, flow, sync, revision, state, keys, question, care, openedAt, openedIn, closedAt, outcome } = item;
  const about =
    question.about === 'unit'
      ? question.unit
      : question.about === 'refused'
        ? `refused ${question.op}`
        : question.about;
  screen.line(
    `${screen.paint('strong', id)}  ${about}  (${flow}/${sync}, left ${keys.left ?? '-'}, right ${keys.right ?? '-'})`,
  );
  screen.line(`  ${reasonWords[question.reason]}; ${state}, revision ${revision}`);
  screen.line(`  asked ${moment(openedAt)}${openedIn === null ? '' : ` by run ${openedIn}`}`);
  if (closedAt !== null) screen.line(`  closed ${moment(closedAt)}: ${outcome ?? '-'}`);
  tellQuestion(screen, item);
  if (care.assignee !== null) screen.line(`  assigned to ${care.assignee}`);
  if (care.due !== null) screen.line(`  due ${moment(care.due)}`);
  if (care.snoozedUntil !== null) screen.line(`  snoozed until ${moment(care.snoozedUntil)}`);
  for (const comment of care.comments) screen.line(`  ${moment(comment.at)}  ${comment.by}: ${comment.text}`);
  for (const decision of decisions) {
    screen.item(decisionLine(decision));
    screen.line(decidedWords(decision));
  }
  if (state === 'open' && alike > 1) screen.line(`  ${count(alike)} like it: ${alikeCommand(item)}`);
  screen.item(itemLine(item));
}
