import { storyReport } from '../../../engine/protocol/calls/story-report.ts';
import { doOrTell } from '../../app/deeds.ts';
import { download } from '../../settings/download.ts';
import { engine } from '../../state/engine.ts';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';
import { namedIn, type RecordOf } from '../use-story.ts';
import { fileOfReport, reportPage } from './report.ts';

/** Saves the story of a record, or of one value of it, as a file to hand on. */
export async function saveReport(of: RecordOf, field: string | null): Promise<void> {
  const report = await doOrTell(engine.ask(storyReport, { ...namedIn(of), field }));
  if (report === null) return;
  const name = fileOfReport(report);
  download(name, [reportPage(report)], 'text/html;charset=utf-8');
  const words = wordsOf('storyReport');
  toast({ title: words('saved', { name }), detail: words('savedNote'), look: 'done' });
}
