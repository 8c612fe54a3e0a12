import {
  type PreviewId,
  type PreviewQuery,
  type PreviewRow,
  previewRows,
} from '../../engine/protocol/calls/preview.ts';
import { engine } from '../state/engine.ts';
import { type Rows, rowPages, useRowPages } from '../state/row-pages.ts';

const pages = rowPages<PreviewId, PreviewQuery, PreviewRow>((preview, query, part) =>
  engine.ask(previewRows, { preview, query, ...part }),
);

/** The rows of a preview that fit a query. */
export const useRows = (preview: PreviewId, query: PreviewQuery): Rows<PreviewRow> =>
  useRowPages(pages, preview, query);
export const forgetRows = pages.forget;
export const refreshRows = pages.refresh;
