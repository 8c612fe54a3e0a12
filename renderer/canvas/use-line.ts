import { useMemo } from 'react';
import type { FieldMap, StepUse, Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Fields, Tuple } from '../../engine/model/value.ts';
import { useFlow } from '../state/flow.ts';
import { endsOf, keyOf } from '../state/flow-parts.ts';
import { type Chip, chipsOf, midText } from './chip.ts';
import { stepsFromLeft, wayOf } from './edits.ts';
import type { RowSpot } from './geometry/card-rows.ts';
import { type LineInput, type LineShape, lineShape, type Tone } from './geometry/line-shape.ts';
import { type LineSpots, lineSpots } from './geometry/line-spots.ts';
import { loneShape, loneSpots } from './geometry/lone-line.ts';
import { sizes } from './geometry/sizes.ts';
import { type Measure, windowMeasure } from './geometry/text-width.ts';
import { useSamples } from './samples.ts';
import { useRows, useSync, useSystem } from './use-sync.ts';
import { type Band, useCanvas } from './view.ts';
import { stepDetail, stepLabel } from './words/step-words.ts';

/** A step as it stands on its line. */
export interface DrawnStep {
  readonly key: string;
  readonly use: StepUse;
  readonly label: string;
  readonly detail: string | null;
  readonly width: number;
  readonly isWrong: boolean;
  readonly mid: { readonly text: string; readonly tone: Tone; readonly width: number } | null;
}

/** A field map as it is drawn, wherever its cards stand. */
export interface LineModel {
  readonly sync: Sync;
  readonly map: FieldMap;
  /** Where its values and steps stand, counted from the corners of its cards. */
  readonly on: LineSpots;
  readonly steps: readonly DrawnStep[];
  readonly chips: { readonly left: readonly Chip[]; readonly right: readonly Chip[] } | null;
  /** How the fields at the ends stand: a line to one that is out of view ends in a strip. */
  readonly spots: { readonly left: readonly RowSpot[]; readonly right: readonly RowSpot[] };
  readonly noWayBack: number | null;
  /** The one side that has a field, where a constant stands in for the other. */
  readonly lone: Side | null;
}

export interface DrawnLine extends LineModel {
  readonly shape: LineShape;
  readonly corners: Corners;
}

/** The corners of the two cards at their inner edges. */
export interface Corners {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

let measured: Measure | null = null;
const measure: Measure = (text, weight) => {
  measured ??= windowMeasure();
  return measured(text, weight);
};

const iconWidth = 14;
const iconOnly = 26;

const textWidth = (text: string, weight: 400 | 500, scale: number): number => Math.ceil(measure(text, weight) * scale);

function stepWidth(label: string, detail: string | null, isWrong: boolean, scale: number): number {
  const words = textWidth(label, 500, scale) + (detail === null ? 0 : 6 + textWidth(detail, 400, scale));
  return Math.min(Math.round(sizes.stepMax * scale), 6 + iconWidth + 6 + words + (isWrong ? 6 + iconWidth : 0) + 8);
}

interface Look {
  readonly band: Band;
  readonly scale: number;
  readonly problemsAt: { readonly [node: string]: readonly FlowProblem[] };
}

function drawnSteps(
  sync: Sync,
  map: FieldMap,
  travel: Parameters<typeof midText>[0],
  look: Look,
): readonly DrawnStep[] {
  const steps = stepsFromLeft(map);
  const isFar = look.band === 'far' || look.band === 'bars';
  const isBack = wayOf(map) === 'to-left';
  return steps.map((use, at) => {
    const key = keyOf({ kind: 'step', sync: sync.id, map: map.id, step: use.id });
    const label = stepLabel(use);
    const detail = stepDetail(use);
    const isWrong = look.problemsAt[key] !== undefined;
    const width = isFar ? iconOnly : stepWidth(label, detail, isWrong, look.scale);
    // The value between two steps was made by the one that it comes from.
    const maker = isBack ? steps[at + 1] : use;
    const made = isFar || at === steps.length - 1 || maker === undefined ? null : midText(travel, maker.id);
    const mid =
      made === null
        ? null
        : {
            ...made,
            width: Math.min(Math.round(sizes.midMax * look.scale), 14 + textWidth(made.text, 400, look.scale)),
          };
    return { key, use, label, detail, width, isWrong, mid };
  });
}

const noBack: ReadonlySet<string> = new Set(['line/no-way-back', 'line/lossy']);

/** The rightmost step that values cannot pass on their way back, or not all of them. */
function noWayBack(steps: readonly DrawnStep[], problemsAt: Look['problemsAt']): number | null {
  const at = steps.findLastIndex(({ key }) => problemsAt[key]?.some((one) => noBack.has(one.code)));
  return at < 0 ? null : at;
}

const tupleOf = (fields: Fields | null, names: readonly string[]): Tuple | null =>
  fields === null ? null : names.map((name) => fields[name] ?? null);

function useEnds(sync: string, map: FieldMap | null) {
  const left = useRows(sync, 'left');
  const right = useRows(sync, 'right');
  return useMemo(() => {
    const spots = (side: Side): readonly RowSpot[] => {
      const rows = side === 'left' ? left : right;
      if (map === null || rows === null) return [];
      const all = endsOf(map, side).map((field) => rows.spotOf(field));
      // Fields of one end that are behind the same strip share its handle.
      return all.some((spot) => spot.in === 'row') ? all : all.slice(0, 1);
    };
    return { left: spots('left'), right: spots('right') };
  }, [left, right, map]);
}

function useValues(sync: string, map: FieldMap | null) {
  const travel = useSamples((state) => (map === null ? undefined : state.of[sync]?.travels[map.id]));
  const left = useSamples((state) => state.of[sync]?.leftFields ?? null);
  const right = useSamples((state) => state.of[sync]?.rightFields ?? null);
  const [leftName, rightName] = [useSystem(sync, 'left'), useSystem(sync, 'right')];
  const chips = useMemo(() => {
    if (map === null) return null;
    const [leftEnds, rightEnds] = [endsOf(map, 'left'), endsOf(map, 'right')];
    return chipsOf(
      travel,
      { left: tupleOf(left, leftEnds), right: tupleOf(right, rightEnds) },
      { left: leftName, right: rightName },
      { counts: { left: leftEnds.length, right: rightEnds.length }, way: wayOf(map) },
    );
  }, [travel, left, right, map, leftName, rightName]);
  return { travel, chips };
}

function loneOf(map: FieldMap | null): Side | null {
  if (map === null) return null;
  if (endsOf(map, 'left').length === 0) return 'right';
  return endsOf(map, 'right').length === 0 ? 'left' : null;
}

/** Everything that a field map needs to be drawn but for where its cards stand, worked out again only when it changes. */
export function useLine(syncId: string, mapId: string): LineModel | null {
  const sync = useSync(syncId);
  const map = sync?.fields.find((one) => one.id === mapId) ?? null;
  const spots = useEnds(syncId, map);
  const { travel, chips } = useValues(syncId, map);
  const band = useCanvas((state) => state.band);
  const scale = useCanvas((state) => state.textScale);
  const problemsAt = useFlow((state) => state.problemsAt);
  // A line from a strip shares its height with others there; its steps would stand upon theirs.
  const lone = loneOf(map);
  const isOut = spots[lone ?? 'left'][0]?.in !== 'row';
  const steps = useMemo(
    () => (sync === null || map === null || isOut ? [] : drawnSteps(sync, map, travel, { band, scale, problemsAt })),
    [sync, map, travel, band, scale, problemsAt, isOut],
  );
  const on = useMemo(() => {
    const chain = steps.map(({ width, mid }) => ({ width, mid: mid?.width ?? 0 }));
    const right = spots.right.map(({ y }) => y);
    if (lone === 'right') return loneSpots(right, chain);
    return lineSpots(
      spots.left.map(({ y }) => y),
      right,
      chain,
    );
  }, [spots, steps, lone]);
  const blocked = noWayBack(steps, problemsAt);
  return useMemo(
    () => (sync === null || map === null ? null : { sync, map, on, steps, chips, spots, noWayBack: blocked, lone }),
    [sync, map, on, steps, chips, spots, blocked, lone],
  );
}

/** The line between the corners of its two cards. */
export function drawLine(model: LineModel, corners: Corners): DrawnLine {
  const { map, on, spots } = model;
  const { sourceX, sourceY, targetX, targetY } = corners;
  const input: LineInput = {
    left: { x: sourceX, ys: spots.left.map(({ y }) => sourceY + y) },
    right: { x: targetX, ys: spots.right.map(({ y }) => targetY + y) },
    way: wayOf(map),
    spots: on,
    noWayBack: model.noWayBack,
  };
  const shape = model.lone === null ? lineShape(input) : loneShape(input, model.lone);
  return { ...model, shape, corners };
}
