import type { Group, Sync } from '../../../engine/model/flow.ts';
import { counted } from '../../canvas/words/count.ts';
import { flow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';

/** That a field map moves together with others. */
export const GroupNote = ({ sync, group }: { readonly sync: Sync; readonly group: Group }) => (
  <Section title="Group">
    <p className="insp-note">
      <Icon name="bracket" size={14} />
      <span>
        {group.label ?? group.id}: {counted(group.maps.length, 'field')} move together, with one verdict for all.
      </span>
    </p>
    <div className="row g8">
      <Button size="sm" onPress={() => flow.getState().select([sync.id])}>
        Look at the group
      </Button>
      <Button size="sm" look="ghost" onPress={() => propose({ do: 'ungroup', sync: sync.id, group: group.id })}>
        Ungroup
      </Button>
    </div>
  </Section>
);
