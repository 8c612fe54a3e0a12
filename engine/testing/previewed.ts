import type { FlowId } from '../model/ids.ts';
import { makePreview } from '../protocol/calls/preview.ts';
import type { TestWindow } from './open-window.ts';

/** Previews a draft to its end. @returns what the window is told of it */
export async function previewed(window: TestWindow, flow: FlowId) {
  const last = (await window.collect(makePreview, { flow, of: 'draft' })).at(-1);
  if (last?.is !== 'done') throw new Error('The preview did not end.');
  return last.preview;
}
