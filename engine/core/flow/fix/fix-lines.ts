import type { Direction, StepUse } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import { nearest } from '../../compile/nearest.ts';
import type { MapScene } from '../../compile/scene.ts';
import { steps } from '../../steps/list.ts';
import { bridgeFor } from '../bridge.ts';
import { freshStepId } from '../ids.ts';
import type { Fix, Opening } from './fix.ts';
import { all, does, type Maker, onMap, opens, type Place, removeMap, setMap } from './place.ts';

const oneWayLabel = (direction: Direction, { sync }: Place): string => {
  const to: Side = direction.startsWith('to-left') ? 'left' : 'right';
  const when = direction.endsWith('-on-create') ? ' only when a record is created' : '';
  return `Send only to ${sync[to].flow.connection}${when}`;
};

const turn = (place: Place, map: MapScene, direction: Direction): Fix =>
  does(oneWayLabel(direction, place), setMap(place, map.map, { direction }));

/** Lines start at the left, so that without a way back they can go on to the right. */
const makeOneWay: Maker = onMap(({ map }, place) => [
  does('Make it one-way', setMap(place, map, { direction: 'to-right' })),
]);

/** The steps in the other order of ends, where the line is turned round, would not fit; so only lines without steps are. */
export const sendAway: Maker = onMap((map, place) => {
  const steps = map.map.steps ?? [];
  const ways: readonly Direction[] = ['to-right', 'to-left', 'to-right-on-create', 'to-left-on-create'];
  const leftward = map.direction.startsWith('to-left');
  return ways
    .filter((way) => way !== map.direction && (steps.length === 0 || way.startsWith('to-left') === leftward))
    .map((way) => turn(place, map, way));
});

const withoutSteps = (map: MapScene, gone: (step: StepUse) => boolean): StepUse[] | null => {
  const left = (map.map.steps ?? []).filter((step) => !gone(step));
  return left.length === 0 ? null : left;
};

const removeStep: Maker = onMap(({ map }, place) => {
  const { step, sync } = place;
  if (step === null) return [];
  return [does('Remove the step', { do: 'remove-step', sync: sync.sync.id, map: map.id, step: step.id })];
});

export const removeSteps: Maker = onMap((map, place) =>
  (map.map.steps ?? []).length === 0
    ? []
    : [does('Remove its steps', setMap(place, map.map, { steps: withoutSteps(map, () => true) }))],
);

/** The step whose name is nearest to one that there is none of. */
const nearestStep: Maker = onMap(({ map }, place) => {
  const { step, sync } = place;
  const close =
    step === null
      ? null
      : nearest(
          step.use,
          steps.map((one) => one.use),
        );
  if (step === null || close === null) return [];
  const label = steps.find((one) => one.use === close)?.label ?? close;
  const change = { do: 'change-step', sync: sync.sync.id, map: map.id, step: step.id, set: { use: close } } as const;
  return [does(`Use "${label}"`, change)];
});

/** The settings of the step's first worked example, for somebody to go on from. */
const usualSettings: Maker = onMap(({ map }, place) => {
  const { step, sync, problem } = place;
  const kind = steps.find((one) => one.use === step?.use);
  if (step === null || kind === undefined) return [];
  const set = { settings: settingsOf(kind.settings.safeParse({}).success ? {} : kind.samples[0]?.settings) };
  const change = { do: 'change-step', sync: sync.sync.id, map: map.id, step: step.id, set } as const;
  return [does('Use the usual settings', change, { place: 'step', node: problem.node })];
});

const settingsOf = (settings: unknown): { [name: string]: unknown } =>
  typeof settings === 'object' && settings !== null ? { ...settings } : {};

/** A step at the end of the line, or before the step that cannot take what comes, that makes one type of the other. */
const addConversion: Maker = onMap((map, place) => {
  const { line } = map;
  if (line.from === null || line.to === null || line.made === null) return [];
  const bridge = bridgeFor(line.made, line.to);
  if (bridge === null) return [];
  const uses = [...(map.map.steps ?? [])];
  for (const { use, settings } of bridge.steps) uses.push({ id: freshStepId({ steps: uses }, use), use, settings });
  const oneWay = bridge.oneWay && map.direction === 'both';
  const set = { steps: uses, ...(oneWay ? { direction: 'to-right' as const } : {}) };
  const label = `Add the step "${bridge.label}"${oneWay ? ' and make it one-way' : ''}`;
  return [does(label, setMap(place, map.map, set))];
});

/** A line that leads to several fields, or from several, needs a step that joins or splits them. */
const oneFieldEach: Maker = onMap((map, place) => {
  const once = (side: Side): string[] => [...new Set(map[side].names)];
  const [left, right] = [once('left'), once('right')];
  const fixes: Fix[] = [];
  if (left.length < map.left.names.length || right.length < map.right.names.length)
    fixes.push(does('Name each field once', setMap(place, map.map, { left, right })));
  const [l, r] = [left[0], right[0]];
  if (l !== undefined && r !== undefined && left.length + right.length > 2)
    fixes.push(does('Keep one field at each end', setMap(place, map.map, { left: l, right: r, steps: null })));
  return fixes;
});

/** Options without a twin are mapped to one of the other side, for somebody to look at. */
const mapOptions: Maker = onMap((map, place) => {
  const { made, to } = map.line;
  const [here, there] = [made?.[0], to?.[0]];
  if (made?.length !== 1 || here === undefined || there === undefined) return [];
  const bridge = bridgeFor([here], [there], true);
  if (bridge === null) return [];
  const uses = [...(map.map.steps ?? [])];
  for (const { use, settings } of bridge.steps) uses.push({ id: freshStepId({ steps: uses }, use), use, settings });
  const next: Opening = { place: 'map', node: place.problem.node };
  return [does(`Add the step "${bridge.label}"`, setMap(place, map.map, { steps: uses }), next)];
});

const openMap: Maker = opens('Look at the field map', 'map');
const openStep: Maker = opens('Set the step', 'step');

export const lineMakers: { readonly [code: string]: Maker } = {
  'line/laws': all(makeOneWay, removeSteps, openMap),
  'line/lossy': all(makeOneWay, openMap),
  'line/no-way-back': all(makeOneWay, removeStep, openStep),
  'line/types': all(addConversion, removeSteps, removeMap, openMap),
  'line/ends': all(oneFieldEach, addConversion, removeMap, openMap),
  'line/choices': all(mapOptions, openMap),
  'step/unknown': all(nearestStep, removeStep, openStep),
  'step/settings': all(usualSettings, removeStep, openStep),
  'step/types': all(removeStep, removeSteps, openStep),
};
