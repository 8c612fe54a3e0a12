import type { Group, Sync } from '../../../engine/model/flow.ts';
import { flow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';

/** That a field map moves together with others. */
export const GroupNote = ({ sync, group }: { readonly sync: Sync; readonly group: Group }) => (
  <Section title={wordsOf('inspector')('groupTitle')}>
    <p className="insp-note">
      <Icon name="bracket" size={14} />
      <span>{wordsOf('inspector')('moveTogether', { group: group.label ?? group.id, count: group.maps.length })}</span>
    </p>
    <div className="row g8">
      <Button size="sm" onPress={() => flow.getState().select([sync.id])}>
        {wordsOf('inspector')('lookAtGroup')}
      </Button>
      <Button size="sm" look="ghost" onPress={() => propose({ do: 'ungroup', sync: sync.id, group: group.id })}>
        {wordsOf('inspector')('ungroup')}
      </Button>
    </div>
  </Section>
);
