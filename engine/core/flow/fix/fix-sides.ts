import { ConnectionId } from '../../../model/ids.ts';
import { nearest } from '../../compile/nearest.ts';
import { bothSides } from '../../compile/scene.ts';
import type { Fix } from './fix.ts';
import { all, does, type Maker, onSide, opens, setSide } from './place.ts';

/** Another connection that is known and has the object. */
const nearestConnection: Maker = onSide(({ side, flow }, place) => {
  const known = Object.keys(place.scene.shapes);
  const close = nearest(flow.connection, known);
  const id = close === null ? null : ConnectionId.safeParse(close);
  return id?.success === true ? [does(`Use "${close}"`, setSide(place, side, { connection: id.data }))] : [];
});

const nearestObject: Maker = onSide(({ side, flow, connection }, place) => {
  const names = Object.keys(connection?.objects ?? {});
  const close = nearest(flow.object, names);
  const offered = close === null ? names.slice(0, 3) : [close];
  return offered.map((object) => does(`Use "${object}"`, setSide(place, side, { object })));
});

const openConnections = opens('Open the connections', 'connections');
const openSide = opens('Look at this side', 'side');

const scan: Maker = onSide(({ side }, place) => [
  does('Read all records each time', setSide(place, side, { capture: 'scan' })),
]);

const tellsTime = new Set(['instant', 'local-date-time', 'date']);

/** Fields that may say when a record was modified. */
const modifiedFields = (place: Parameters<Maker>[0], side: 'left' | 'right'): readonly string[] => {
  const fields = place.sync[side].object?.fields.filter((field) => tellsTime.has(field.type.kind)) ?? [];
  const likely = (name: string): boolean => /mod|chang|updat|geaend|geänd|aender|änder/iu.test(name);
  return fields.map((field) => field.name).sort((one, other) => Number(likely(other)) - Number(likely(one)));
};

const offeredMax = 3;

const nameModified: Maker = onSide(({ side }, place) =>
  modifiedFields(place, side)
    .slice(0, offeredMax)
    .map((name) => does(`Changes are told by "${name}"`, setSide(place, side, { modifiedAt: name }))),
);

/** For every side that lacks one, the field that most likely says when a record was modified. */
const nameModifiedOfSync: Maker = (place) =>
  bothSides.flatMap((side): readonly Fix[] => {
    const [name] = modifiedFields(place, side);
    if (place.sync[side].flow.modifiedAt !== undefined || name === undefined) return [];
    return [
      does(
        `Changes of ${place.sync[side].flow.connection} are told by "${name}"`,
        setSide(place, side, { modifiedAt: name }),
      ),
    ];
  });

const noModified: Maker = onSide(({ side, flow }, place) => {
  const set = { modifiedAt: null, ...(flow.capture === 'cursor' ? { capture: null } : {}) };
  return [does('Name no such field', setSide(place, side, set))];
});

const setZone = (zone: string | null, label: string): Maker =>
  onSide(({ side }, place) => [does(label, setSide(place, side, { zone }))]);

/** Zones of triggers that a problem names become UTC. */
const triggerZone: Maker = (place) => {
  const { sync, problem } = place;
  const triggers = (sync.sync.triggers ?? []).map((one) =>
    one.on === 'cron' && problem.message.includes(`"${one.zone}"`) ? { ...one, zone: 'UTC' } : one,
  );
  return place.side === null && triggers.length > 0
    ? [does('Use UTC', { do: 'set-triggers', sync: sync.sync.id, triggers })]
    : [];
};

const noQuiet: Maker = onSide(({ side }, place) => [
  does('Take the quiet period off', setSide(place, side, { quiet: null })),
]);

const longerQuiet: Maker = onSide(({ side, flow }, place) =>
  flow.quiet === undefined
    ? []
    : [does('Wait no longer than usual', setSide(place, side, { quiet: { seconds: flow.quiet.seconds } }))],
);

const fileTrigger: Maker = onSide(({ side }, place) => {
  const triggers = [...(place.sync.sync.triggers ?? []), { on: 'file' as const, side }];
  return [does('Run when its file changes', { do: 'set-triggers', sync: place.sync.sync.id, triggers })];
});

export const sideMakers: { readonly [code: string]: Maker } = {
  'connection/unknown': all(nearestConnection, openConnections),
  'connection/unknown-kind': openConnections,
  'object/unknown': all(nearestObject, openSide),
  'object/without-key': openConnections,
  'zone/unknown': all(setZone('UTC', 'Use UTC'), setZone(null, 'Name no zone'), triggerZone, openSide),
  'capture/no-cursor': all(scan, openSide),
  'capture/no-modified-at': all(nameModified, scan, openSide),
  'capture/unknown-modified-at': all(nameModified, noModified, openSide),
  'capture/modified-at-type': all(nameModified, noModified, openSide),
  'quiet/too-long': all(longerQuiet, noQuiet, openSide),
  'quiet/nothing-noticed': all(fileTrigger, noQuiet, openSide),
  'conflict/no-modified-at': nameModifiedOfSync,
};
