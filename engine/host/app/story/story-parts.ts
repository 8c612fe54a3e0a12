import { Fault } from '../../../model/fault.ts';
import { findRecords, previewRestoring, restoreValue, storyAt, storyOf } from '../../../protocol/calls/story.ts';
import { storyReport } from '../../../protocol/calls/story-report.ts';
import { maskFor } from '../eyes.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { searchRecords } from './find-records.ts';
import { tellReport } from './report.ts';
import { restoreNow, showRestore } from './restoring.ts';
import { storyRecord } from './story-record.ts';
import { tellStory, tellThen } from './tell.ts';

/** What windows ask about the life of a record. */
export function storyParts(house: House, version: string): readonly Part[] {
  return [
    answers(storyOf, 'look', async (asked, { who }) =>
      tellStory(house, await storyRecord(house, asked), { field: asked.field, mask: maskFor(house.engine, who) }),
    ),
    answers(storyAt, 'look', async (asked) => tellThen(house, await storyRecord(house, asked), asked.to)),
    answers(storyReport, 'look', (asked, { who }) => tellReport(house, asked, { who, version })),
    answers(findRecords, 'look', (asked) => searchRecords(house, asked)),
    answers(previewRestoring, 'operate', async (asked, { stop }) => {
      const { told, answer } = await showRestore(house, asked, stop);
      if (told.run.problem !== null) throw new Fault('setting', told.run.problem);
      return answer;
    }),
    answers(restoreValue, 'operate', (asked, { who }) => restoreNow(house, asked, who.by)),
  ];
}
