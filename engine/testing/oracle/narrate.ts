import type { Value } from '../../model/value.ts';
import type { Story } from './story.ts';

const short = (value: Value): string => JSON.stringify(value);

/** What happened, one line each, in the one order it happened in; only about these record keys where some are given. */
export function narrate(story: Story, keys: readonly string[] = []): readonly string[] {
  const lines: { seq: number; line: string }[] = [];
  for (const side of ['left', 'right'] as const) {
    for (const entry of story.history[side]) {
      if (keys.length > 0 && !keys.includes(entry.key)) continue;
      const changes = Object.entries(entry.changes)
        .filter(([field]) => field !== 'changed' && field !== 'id')
        .map(([field, { before, after }]) => `${field} ${short(before)} -> ${short(after)}`);
      const by = entry.intent === null ? entry.actor : `engine (${entry.intent}${entry.late ? ', late' : ''})`;
      lines.push({ seq: entry.seq, line: `    ${by}: ${entry.op} ${side} ${entry.key}: ${changes.join(', ')}` });
    }
  }
  for (const run of story.runs) {
    lines.push({ seq: run.from, line: `run ${run.index} (${run.phase}) begins` });
    lines.push({ seq: run.to, line: `run ${run.index} ended ${run.ended}. ${run.detail}` });
  }
  for (const { seq, question, choose, accepted } of story.answers) {
    const about = `${question.about} ${question.fields.join(', ')} of ${[...question.left, ...question.right].join(' and ')}`;
    lines.push({ seq, line: `    inbox: ${choose} for ${about}${accepted ? '' : ' (not taken)'}` });
  }
  return lines.sort((one, other) => one.seq - other.seq).map((one) => one.line);
}
