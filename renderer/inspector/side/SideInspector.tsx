import type { Side, SyncId } from '../../../engine/model/ids.ts';
import { useObject, useSync, useSystem } from '../../canvas/use-sync.ts';
import { Tile } from '../../ui/Tile.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { propose } from '../propose.ts';
import { FilterEditor } from './FilterEditor.tsx';
import { FoundSection } from './FoundSection.tsx';
import { NewRecordsSection } from './NewRecordsSection.tsx';
import { PersonalSection } from './PersonalSection.tsx';
import type { SidePart } from './side-part.ts';

/** Edits one side of a sync: its object, which records take part, and how it is read and written. */
export function SideInspector({
  sync: id,
  side,
  isFilter,
}: {
  readonly sync: SyncId;
  readonly side: Side;
  readonly isFilter: boolean;
}) {
  const sync = useSync(id);
  const object = useObject(id, side);
  const system = useSystem(id, side);
  if (sync === null) return null;
  const one = sync[side];
  const part: SidePart = {
    side: one,
    object,
    set: (set) => propose({ do: 'change-side', sync: sync.id, side, set }),
  };
  return (
    <>
      <div className="sec ttl">
        <div>
          <Tile label={system} size={20} tone={side === 'left' ? 'l' : 'r'} />
          <b className="grow ell">{object?.label ?? one.object}</b>
          <span className={side === 'left' ? 'c-l fs12' : 'c-r fs12'}>{system}</span>
        </div>
      </div>
      <PartProblems of={`${id}/${side}`} />
      <FilterEditor sync={sync} side={side} />
      {!isFilter && (
        <>
          <FoundSection {...part} />
          <NewRecordsSection {...part} />
          <PersonalSection {...part} />
        </>
      )}
    </>
  );
}
