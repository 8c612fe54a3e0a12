import { z } from 'zod';
import { type CareEdit, careFor } from '../../../run/inbox/care.ts';
import { now } from '../clock.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { placeFor } from '../source.ts';
import { instantOf } from '../time-words.ts';
import { withWorld } from '../with-world.ts';
import { counted, moment } from '../words.ts';

const Options = z.object({
  to: z.string().min(1).max(120).optional(),
  nobody: z.boolean().default(false),
  until: z.string().optional(),
  wake: z.boolean().default(false),
  on: z.string().optional(),
  never: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

type What = CareEdit['do'];

const forms: Record<What, string> = {
  assign: 'For example: tandem assign CONFLICT --to dana, or --nobody.',
  comment: 'For example: tandem comment CONFLICT "She was promoted in May."',
  snooze: 'For example: tandem snooze CONFLICT --until 3d, or --wake.',
  due: 'For example: tandem due CONFLICT --on 2026-12-01, or --never.',
};

function timed(what: What, word: string | undefined, isTakenBack: boolean): string | null {
  if (isTakenBack) return null;
  if (word === undefined) throw usage(what, `"tandem ${what}" needs a time.`, forms[what]);
  return instantOf(word, now(), what === 'due');
}

function editOf(what: What, options: Options, text: string | undefined): CareEdit {
  switch (what) {
    case 'assign':
      if (options.nobody) return { do: 'assign', to: null };
      if (options.to === undefined) throw usage('assign', '"tandem assign" needs a person.', forms.assign);
      return { do: 'assign', to: options.to };
    case 'comment':
      if (text === undefined || text.trim() === '')
        throw usage('comment', '"tandem comment" takes a conflict and a text.', forms.comment);
      return { do: 'comment', text };
    case 'snooze':
      return { do: 'snooze', until: timed(what, options.until, options.wake) };
    case 'due':
      return { do: 'due', at: timed(what, options.on, options.never) };
  }
}

function words(edit: CareEdit, count: number): string {
  const questions = counted(count, 'question');
  switch (edit.do) {
    case 'assign':
      return edit.to === null ? `${questions} assigned to nobody.` : `${questions} assigned to ${edit.to}.`;
    case 'comment':
      return 'Kept beside the question.';
    case 'snooze':
      return edit.until === null
        ? `${questions} back in the list.`
        : `${questions} hidden until ${moment(edit.until)}, or until the values change.`;
    case 'due':
      return edit.at === null ? `${questions} without a due time.` : `${questions} due ${moment(edit.at)}.`;
  }
}

/** `tandem assign|comment|snooze|due CONFLICT...`: what people keep beside questions. */
export async function careCommand(
  context: Context,
  what: What,
  given: readonly string[],
  raw: unknown,
): Promise<number> {
  const options = Options.parse(raw);
  const ids = what === 'comment' ? given.slice(0, 1) : given;
  const edit = editOf(what, options, given[1]);
  const done = await withWorld(context, { place: placeFor(context), plan: null }, (world) => careFor(world, ids, edit));
  if (!done.ok) throw new Failure(done.error, { exitCode: exitCodes.usage });
  context.screen.line(words(edit, done.value));
  context.screen.item({ did: edit.do, conflicts: done.value });
  return exitCodes.done;
}
