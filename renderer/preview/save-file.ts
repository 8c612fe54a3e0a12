import { Fault } from '../../engine/model/fault.ts';
import { type PreviewId, previewFile } from '../../engine/protocol/calls/preview.ts';
import { engine } from '../state/engine.ts';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { tellProblem } from './preview-store.ts';

const kinds = {
  csv: { type: 'text/csv;charset=utf-8', end: 'csv' },
  'change-set': { type: 'application/jsonl', end: 'changes.jsonl' },
} as const;

/** Hands a file to the browser as a download. */
function download(parts: readonly string[], name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Saves a preview as a file, piece by piece. */
export async function savePreview(preview: PreviewId, flow: string, as: keyof typeof kinds): Promise<void> {
  const { type, end } = kinds[as];
  const parts: string[] = [];
  try {
    for await (const { text } of engine.follow(previewFile, { preview, as })) parts.push(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return tellProblem(error.problem);
  }
  const name = `${flow}-preview.${end}`;
  download(parts, name, type);
  toast({ title: wordsOf('preview')('saved', { file: name }), look: 'done' });
}
