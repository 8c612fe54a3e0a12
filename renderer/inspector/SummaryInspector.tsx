import { exceptionsOf } from '../../engine/core/compile/exceptions.ts';
import type { Sync } from '../../engine/model/flow.ts';
import { across } from '../../engine/model/ids.ts';
import { fieldLabel } from '../canvas/cards.ts';
import { useObject } from '../canvas/use-sync.ts';
import { type LabelOf, ruleUnless } from '../canvas/words/exception-words.ts';
import { flow, useFlow } from '../state/flow.ts';
import { Button } from '../ui/Button.tsx';
import { wordsOf } from '../words/words.ts';
import { Section } from './parts/Section.tsx';
import { useCreateRules } from './sync/use-create-rules.ts';
import { useNames } from './use-map-facts.ts';
import { createWords, ruleWords } from './words/rule-words.ts';
import { removeSentence, triggerSentence } from './words/sync-words.ts';

/** What a sync does, in sentences. */
function SyncSummary({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('inspector');
  const names = useNames(sync.id);
  const create = useCreateRules(sync);
  const objects = { left: useObject(sync.id, 'left'), right: useObject(sync.id, 'right') };
  const labelOf: LabelOf = ({ side, field }) => fieldLabel(objects[side], field);
  const conflict = sync.rules?.conflict ?? { rule: 'ask' as const };
  const triggers = sync.triggers ?? [];
  const facts = [
    ...(['left', 'right'] as const).map((side) => ({
      what: words('newIn', { system: names[side] }),
      says: createWords(create[across(side)], names[across(side)]),
    })),
    ...(['left', 'right'] as const).map((side) => ({
      what: words('removedFrom', { system: names[side] }),
      says: removeSentence(sync.rules?.remove?.[across(side)] ?? { rule: 'ask' }, names[across(side)]),
    })),
    {
      what: words('bothChanged'),
      says: ruleUnless(ruleWords(conflict.rule, names), exceptionsOf(conflict), names, labelOf),
    },
    {
      what: words('runs'),
      says: triggers.length === 0 ? words('whenTold') : triggers.map(triggerSentence).join('; '),
    },
  ];
  return (
    <Section
      title={sync.label ?? sync.id}
      action={
        <Button size="sm" look="accent" onPress={() => flow.getState().select([sync.id])}>
          {words('change')}
        </Button>
      }
    >
      <p className="insp-note">{words('fieldMaps', { count: sync.fields.length })}</p>
      <dl className="facts">
        {facts.map(({ what, says }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What each sync of the flow does when nothing is selected. */
export function SummaryInspector() {
  const words = wordsOf('inspector');
  const syncs = useFlow((state) => state.flow?.syncs);
  return (
    <>
      {(syncs ?? []).map((sync) => (
        <SyncSummary key={sync.id} sync={sync} />
      ))}
      <p className="insp-hint">{words('hint')}</p>
    </>
  );
}
