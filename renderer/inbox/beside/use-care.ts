import { careInbox } from '../../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { doOrTell } from '../../app/deeds.ts';
import { engine } from '../../state/engine.ts';

type CareEdit =
  | { readonly do: 'assign'; readonly to: string | null }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'snooze'; readonly until: string | null }
  | { readonly do: 'due'; readonly at: string | null };

/** What is kept beside a record: for all its open questions, so that it is found by each; a comment is said once. */
export async function care(record: InboxRecord, edit: CareEdit): Promise<boolean> {
  const open = record.questions.filter((one) => one.state !== 'closed').map((one) => one.id);
  const ids = edit.do === 'comment' || open.length === 0 ? [record.id] : open;
  return (await doOrTell(engine.ask(careInbox, { ids, edit }))) !== null;
}
