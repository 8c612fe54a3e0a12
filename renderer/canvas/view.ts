import { create } from 'zustand';
import type { MapId, Side, SyncId } from '../../engine/model/ids.ts';
import { type CardView, restingView } from './geometry/card-rows.ts';

/** How much is drawn at a zoom: all of it, text held at 11 pixels, icons only, or bars for rows. */
export type Band = 'full' | 'dense' | 'far' | 'bars';

/** A field that a line is drawn from, by pointer or by keyboard, and the fields that it can lead to. */
export interface Drawing {
  readonly by: 'pointer' | 'keys';
  readonly sync: SyncId;
  readonly side: Side;
  readonly field: string;
  readonly fits: ReadonlySet<string>;
  /** The field that `Enter` would map to. */
  readonly aim: string | null;
}

/** A place on a line where a step can be put in. */
export interface StepPlace {
  readonly sync: SyncId;
  readonly map: MapId;
  /** Counted from the left, whatever way the line goes. */
  readonly index: number;
}

/** What floats over the canvas at a point of the window. */
export type Float =
  | { readonly is: 'menu'; readonly at: Point; readonly key: string | null }
  | { readonly is: 'steps'; readonly at: Point; readonly place: StepPlace | null }
  | { readonly is: 'trip'; readonly sync: SyncId; readonly map: MapId }
  | {
      readonly is: 'offer';
      readonly at: Point;
      readonly drawing: Pick<Drawing, 'sync' | 'side' | 'field'>;
    };

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface CanvasView {
  readonly tool: 'select' | 'hand';
  readonly band: Band;
  /** How much larger than at 100 % text is drawn, so that it never is below 11 pixels. */
  readonly textScale: number;
  readonly cards: { readonly [side: string]: CardView };
  /** The one thing on the canvas that `Tab` comes to. */
  readonly focus: string | null;
  readonly drawing: Drawing | null;
  readonly dropAt: StepPlace | null;
  readonly float: Float | null;
  readonly suggesting: SyncId | null;
  readonly editing: string | null;
  readonly announced: string;
}

/** How this window looks at the canvas; none of it is kept in the flow. */
export const useCanvas = create<CanvasView>(() => ({
  tool: 'select',
  band: 'full',
  textScale: 1,
  cards: {},
  focus: null,
  drawing: null,
  dropAt: null,
  float: null,
  suggesting: null,
  editing: null,
  announced: '',
}));

export const canvasView = (): CanvasView => useCanvas.getState();
export const setCanvas = (set: Partial<CanvasView>): void => useCanvas.setState(set);

export const viewOf = (cards: CanvasView['cards'], side: string): CardView => cards[side] ?? restingView;

/** Changes how a person has set a card. */
export function setCard(side: string, set: Partial<CardView>): void {
  const { cards } = canvasView();
  setCanvas({ cards: { ...cards, [side]: { ...viewOf(cards, side), ...set } } });
}

/** Tells screen readers what happened. */
export const announce = (announced: string): void => setCanvas({ announced });

const smallestText = 11;
const baseText = 12;

/** The band of a zoom, and how much larger text is drawn there. */
export function bandOf(zoom: number): Pick<CanvasView, 'band' | 'textScale'> {
  const band = zoom >= 1 ? 'full' : zoom >= 0.6 ? 'dense' : zoom >= 0.35 ? 'far' : 'bars';
  const step = Math.max(0.6, Math.floor(zoom * 10 + 1e-6) / 10);
  return { band, textScale: band === 'full' ? 1 : Math.max(1, smallestText / (baseText * step)) };
}
