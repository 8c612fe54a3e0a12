import type { Of } from '../../../engine/core/flow/command.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { useMap, useSync } from '../../canvas/use-sync.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { wordsOf } from '../../words/words.ts';
import { groupOf } from '../bulk/rule-held.ts';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';
import { ConflictPick } from './ConflictPick.tsx';
import { DirectionPick } from './DirectionPick.tsx';
import { GroupNote } from './GroupNote.tsx';
import { MapEnds } from './MapEnds.tsx';
import { MapRows } from './MapRows.tsx';
import { PastConflicts } from './PastConflicts.tsx';
import { StepList } from './StepList.tsx';

type MapSet = Of<'change-map'>['set'];

/** Edits one field map. */
export function MapInspector({
  sync: syncId,
  map: mapId,
  step,
}: {
  readonly sync: string;
  readonly map: string;
  /** The step that is open. */
  readonly step: string | null;
}) {
  const words = wordsOf('inspector');
  const sync = useSync(syncId);
  const map = useMap(syncId, mapId);
  const names = useNames(syncId);
  if (sync === null || map === null) return null;
  const set = (part: MapSet): string | null => propose({ do: 'change-map', sync: sync.id, map: map.id, set: part });
  const takeOff = (side: Side, field: string): void => {
    const [first = '', ...rest] = endsOf(map, side).filter((one) => one !== field);
    set({ [side]: rest.length === 0 ? first : [first, ...rest] });
  };
  const group = groupOf(sync, map.id);
  const isBoth = (map.direction ?? 'both') === 'both';
  return (
    <>
      <MapEnds sync={syncId} map={map} names={names} takeOff={takeOff} />
      <PartProblems of={`${syncId}/${mapId}`} />
      <DirectionPick map={map} names={names} set={set} />
      <StepList sync={sync} map={map} open={step} />
      {group !== null && <GroupNote sync={sync} group={group} />}
      {isBoth && group?.conflict === undefined && (
        <Section title={words('whenBothChanged')}>
          <ConflictPick
            sync={sync.id}
            label={words('whenBothChanged')}
            own={map.conflict ?? null}
            inherited={sync.rules?.conflict ?? { rule: 'ask' }}
            names={names}
            onChange={(conflict) => set({ conflict })}
          />
          <PastConflicts sync={sync} unit={group?.id ?? map.id} names={names} />
        </Section>
      )}
      <MapRows sync={sync} map={map} names={names} set={set} />
    </>
  );
}
