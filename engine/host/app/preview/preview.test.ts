import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId } from '../../../model/ids.ts';
import {
  choosePreview,
  lookAtPreview,
  makePreview,
  type PreviewId,
  type PreviewQuery,
  previewBecame,
  previewFacets,
  previewFile,
  previewRecord,
  previewRows,
  runPreview,
} from '../../../protocol/calls/preview.ts';
import { sampleWindow, type TestWindow, windowInto } from '../../../testing/open-window.ts';

const flow = FlowId.parse('contacts');

const everything: PreviewQuery = {
  group: null,
  sync: null,
  to: null,
  map: null,
  rule: null,
  only: null,
  search: '',
  sort: 'order',
  descending: false,
};

async function previewIn(window: TestWindow) {
  const items = await window.collect(makePreview, { flow, of: 'draft' });
  const last = items.at(-1);
  if (last?.is !== 'done') throw new Error('The preview did not end.');
  return { preview: last.preview, progress: items.slice(0, -1) };
}

const page = async (window: TestWindow, preview: PreviewId, query: Partial<PreviewQuery> = {}, limit = 50) =>
  window.ask(previewRows, { preview, query: { ...everything, ...query }, offset: 0, limit });

describe('a preview', () => {
  test('counts what a run would do by kind and side, and writes nothing', async () => {
    const window = await sampleWindow();
    const { preview } = await previewIn(window);
    console.log(JSON.stringify(preview, null, 1));
    const again = await previewIn(window);
    expect(again.preview.groups).toEqual(preview.groups);
    expect(again.preview.changesHash).toBe(preview.changesHash);
    for (const group of ['create', 'update', 'link', 'conflict', 'skipped'] as const) {
      const { rows } = await page(window, preview.id, { group }, 3);
      console.log(JSON.stringify(rows, null, 1));
    }
    console.log(JSON.stringify(await window.ask(previewFacets, { preview: preview.id, query: {...everything, group: 'update'} }), null, 1));
    void [choosePreview, lookAtPreview, previewBecame, previewFile, previewRecord, runPreview, windowInto, onTestFinished];
  });
});
