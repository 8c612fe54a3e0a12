import type { Fix, Opening } from '../../engine/core/flow/fix/fix.ts';
import type { Flow } from '../../engine/model/flow.ts';
import { announce } from '../app/announce.ts';
import { go } from '../app/route.ts';
import { focusPart } from '../canvas/focus.ts';
import { setCanvas, setCard } from '../canvas/view.ts';
import { dispatch, flow } from '../state/flow.ts';
import { partAt } from '../state/flow-parts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { culpritOf, openingKey } from './culprit.ts';

/** Selects a part and shows it. */
export function show(key: string): void {
  flow.getState().select([key]);
  focusPart(key);
}

/** Shows what a problem is about. */
export function showCulprit(node: string): void {
  const { flow: open } = flow.getState();
  const key = open === null ? null : culpritOf(open, node);
  if (key !== null) show(key);
}

const showCanvas = (open: Flow): void => go({ at: 'flow', flow: open.id, view: 'canvas' });

/** Leads to where the objects of a blank flow are picked, which is on its canvas. */
function pickObjects(open: Flow): void {
  showCanvas(open);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.blank-start .sys button')?.focus());
}

/** Opens the suggestions for a sync, which float over its canvas. */
function suggestMaps(open: Flow, node: string): void {
  showCanvas(open);
  setCanvas({ suggesting: open.syncs.find((sync) => sync.id === node)?.id ?? null });
}

function openAt(opening: Opening) {
  if (opening.place === 'connections') return go({ at: 'connections', connection: null });
  const { flow: open } = flow.getState();
  if (open !== null && opening.place === 'objects') return pickObjects(open);
  if (open !== null && opening.place === 'suggestions') return suggestMaps(open, opening.node);
  const key = open === null ? null : openingKey(open, opening);
  const part = open === null || key === null ? null : partAt(open, key);
  if (key === null || part === null) return;
  if (part.kind !== 'field') return show(key);
  // A field that nothing is mapped to is folded away; looking for it brings it into view.
  const card = `${part.sync}/${part.side}`;
  setCard(card, { search: part.field });
  flow.getState().select([card]);
  focusPart(key);
}

/** Mends a problem by an edit that can be undone, or shows where a person can. */
export function mend(fix: Fix) {
  if (!('command' in fix)) return openAt(fix.opens);
  if (!dispatch(fix.command).ok) return;
  announce(wordsOf('problems')('mended', { fix: inOwnWords(fix.label) }));
  if (fix.next !== undefined) openAt(fix.next);
}
