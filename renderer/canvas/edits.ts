import { bridgeFor } from '../../engine/core/flow/bridge.ts';
import type { Command } from '../../engine/core/flow/command.ts';
import { connectCommand } from '../../engine/core/flow/connect.ts';
import { freshNoteId, freshStepId } from '../../engine/core/flow/ids.ts';
import { endsFit } from '../../engine/core/steps/line.ts';
import { findStep } from '../../engine/core/steps/list.ts';
import type { At, FieldMap, Flow, StepUse, Sync } from '../../engine/model/flow.ts';
import { across, type Side } from '../../engine/model/ids.ts';
import type { ObjectShape, Shapes } from '../../engine/model/shape.ts';
import type { FieldType } from '../../engine/model/value.ts';
import { endsOf, type Part } from '../state/flow-parts.ts';
import { objectOf } from './cards.ts';
import type { Way } from './geometry/line-shape.ts';
import type { StepPlace } from './view.ts';

/** Which way values go along a line, whether also on updates or on creates only. */
export function wayOf({ direction = 'both' }: Pick<FieldMap, 'direction'>): Way {
  return direction === 'both' ? 'both' : direction.startsWith('to-right') ? 'to-right' : 'to-left';
}

/** Steps as they stand from left to right; a line that only goes to the left lists them the other way. */
export const stepsFromLeft = (map: FieldMap): readonly StepUse[] =>
  wayOf(map) === 'to-left' ? (map.steps ?? []).toReversed() : (map.steps ?? []);

/** A place counted from the left as a place in the list of steps. */
export const indexInList = (map: FieldMap, fromLeft: number): number =>
  wayOf(map) === 'to-left' ? (map.steps ?? []).length - fromLeft : fromLeft;

const leads = (from: FieldType, to: FieldType): boolean =>
  endsFit([from], [to]) === null || bridgeFor([from], [to]) !== null;

/** The fields of the other side that a field can be mapped to, as it is or with a step between. */
export function fittingFields(sync: Sync, side: Side, name: string, shapes: Shapes): ReadonlySet<string> {
  const type = objectOf(shapes, sync, side)?.fields.find((field) => field.name === name)?.type;
  const others = objectOf(shapes, sync, across(side))?.fields ?? [];
  if (type === undefined) return new Set(others.map((field) => field.name));
  const known = new Map<string, boolean>();
  const fits = (other: FieldType): boolean => {
    const kind = JSON.stringify(other);
    const ready = known.get(kind) ?? (leads(type, other) || leads(other, type));
    known.set(kind, ready);
    return ready;
  };
  return new Set(others.filter((field) => fits(field.type)).map((field) => field.name));
}

/** The command that draws a line between two fields; null where the systems are not known yet. */
export function connect(
  sync: Sync,
  shapes: Shapes,
  ends: { readonly left: string; readonly right: string },
): Extract<Command, { do: 'add-map' }> | null {
  const left = objectOf(shapes, sync, 'left');
  const right = objectOf(shapes, sync, 'right');
  if (left === null || right === null) return null;
  return connectCommand({ sync, left: [ends.left], right: [ends.right], objects: { left, right } });
}

/** The command that brings one more field to an end of a line, where a step joins or splits several. */
export function addEnd(sync: Sync, map: FieldMap, side: Side, field: string): Command | null {
  const ends = endsOf(map, side);
  if (ends.includes(field)) return null;
  return { do: 'change-map', sync: sync.id, map: map.id, set: { [side]: [...ends, field] } };
}

/** The command that leads an end of a line to another field; null where it leads there already. */
export function changeEnd(
  sync: Sync,
  map: FieldMap,
  end: { readonly side: Side; readonly field: string },
  to: string,
): Command | null {
  const ends = endsOf(map, end.side);
  if (ends.includes(to)) return null;
  const [only, ...more] = ends.map((field) => (field === end.field ? to : field));
  if (only === undefined) return null;
  const set = { [end.side]: more.length === 0 ? only : [only, ...more] };
  return { do: 'change-map', sync: sync.id, map: map.id, set };
}

/** Settings that a step starts with: none where it does without, else those of its first worked example. */
export function firstSettings(use: string): StepUse['settings'] {
  const step = findStep(use);
  if (step === undefined || step.settings.safeParse({}).success) return undefined;
  const example: unknown = step.samples[0]?.settings;
  return typeof example === 'object' && example !== null ? { ...example } : undefined;
}

/** The command that puts a new step on a line, and its id. */
export function insertStep(map: FieldMap, place: StepPlace, use: string, settings = firstSettings(use)) {
  const step: StepUse = { id: freshStepId(map, use), use, ...(settings === undefined ? {} : { settings }) };
  const index = indexInList(map, place.index);
  const command: Command = { do: 'insert-step', sync: place.sync, map: map.id, step, index };
  return { command, step };
}

/** The command that moves a step to a place on its own line or another's; null where it stands there already. */
export function moveStep(
  from: { readonly sync: Sync; readonly map: FieldMap; readonly step: StepUse },
  to: { readonly map: FieldMap; readonly place: StepPlace },
): Command | null {
  const { sync, map, step } = from;
  const target = indexInList(to.map, to.place.index);
  if (to.map.id === map.id && to.place.sync === sync.id) {
    const now = (map.steps ?? []).findIndex((one) => one.id === step.id);
    const index = target > now ? target - 1 : target;
    return index === now ? null : { do: 'reorder-step', sync: sync.id, map: map.id, step: step.id, index };
  }
  const moved: StepUse = { ...step, id: freshStepId(to.map, step.use) };
  return {
    do: 'several',
    commands: [
      { do: 'remove-step', sync: sync.id, map: map.id, step: step.id },
      { do: 'insert-step', sync: to.place.sync, map: to.map.id, step: moved, index: target },
    ],
  };
}

/** What takes a part away; cards, matches and whole syncs stay. `gone` are the lines that go as a whole. */
function removePart(part: Part, gone: ReadonlySet<string>): Command | null {
  switch (part.kind) {
    case 'map':
      return { do: 'remove-map', sync: part.sync, map: part.map };
    case 'step':
      return gone.has(`${part.sync}/${part.map}`)
        ? null
        : { do: 'remove-step', sync: part.sync, map: part.map, step: part.step };
    case 'filter':
      return { do: 'change-side', sync: part.sync, side: part.side, set: { filter: null } };
    case 'note':
      return { do: 'remove-note', note: part.note };
    case 'sync':
    case 'side':
    case 'match':
    case 'field':
      return null;
  }
}

/** The command that takes selected parts away; null where none of them can go. */
export function removeParts(parts: readonly Part[]): Command | null {
  const gone = new Set(parts.flatMap((part) => (part.kind === 'map' ? [`${part.sync}/${part.map}`] : [])));
  return oneOrSeveral(parts.flatMap((part) => removePart(part, gone) ?? []));
}

/** Several commands as one edit; null where there are none. */
export function oneOrSeveral(commands: readonly Command[]): Command | null {
  const [only, ...more] = commands;
  if (only === undefined) return null;
  return more.length === 0 ? only : { do: 'several', commands };
}

export function addNote(flow: Flow, at: At): Extract<Command, { do: 'add-note' }> {
  return { do: 'add-note', note: { id: freshNoteId(flow), text: '', at } };
}

/** The command that lets records of a side take part by a condition on its first fitting field; null where one is there. */
export function addFilter(sync: Sync, side: Side, object: ObjectShape | null): Command | null {
  if (sync[side].filter !== undefined) return null;
  const key = new Set(object?.key ?? []);
  const field =
    object?.fields.find((one) => one.type.kind === 'choice') ?? object?.fields.find((one) => !key.has(one.name));
  if (field === undefined) return null;
  return {
    do: 'change-side',
    sync: sync.id,
    side,
    set: { filter: { mode: 'all', conditions: [{ field: field.name, is: 'not-blank' }] } },
  };
}

/** The command that puts everything back to where it stands by itself; null where nothing was moved. */
export function tidyUp(flow: Flow): Command | null {
  const commands = flow.syncs.flatMap((sync): readonly Command[] => [
    ...(sync.at === undefined
      ? []
      : [{ do: 'move' as const, what: { kind: 'sync' as const, sync: sync.id }, at: null }]),
    ...(['left', 'right'] as const).flatMap((side): readonly Command[] => [
      ...(sync[side].at === undefined
        ? []
        : [{ do: 'move' as const, what: { kind: 'side' as const, sync: sync.id, side }, at: null }]),
      ...(sync[side].filter?.at === undefined
        ? []
        : [{ do: 'move' as const, what: { kind: 'filter' as const, sync: sync.id, side }, at: null }]),
    ]),
    ...(sync.match.at === undefined
      ? []
      : [{ do: 'move' as const, what: { kind: 'match' as const, sync: sync.id }, at: null }]),
  ]);
  return oneOrSeveral(commands);
}
