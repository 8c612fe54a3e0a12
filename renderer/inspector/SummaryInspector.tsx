import type { Sync } from '../../engine/model/flow.ts';
import { across } from '../../engine/model/ids.ts';
import { counted } from '../canvas/words/count.ts';
import { flow, useFlow } from '../state/flow.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from './parts/Section.tsx';
import { useCreateRules } from './sync/use-create-rules.ts';
import { useNames } from './use-map-facts.ts';
import { createWords, ruleWords } from './words/rule-words.ts';
import { removeSentence, triggerSentence } from './words/sync-words.ts';

/** What a sync does, in sentences. */
function SyncSummary({ sync }: { readonly sync: Sync }) {
  const names = useNames(sync.id);
  const create = useCreateRules(sync);
  const conflict = sync.rules?.conflict ?? { rule: 'ask' as const };
  const triggers = sync.triggers ?? [];
  const facts = [
    ...(['left', 'right'] as const).map((side) => ({
      what: `New in ${names[side]}`,
      says: createWords(create[across(side)], names[across(side)]),
    })),
    ...(['left', 'right'] as const).map((side) => ({
      what: `Removed from ${names[side]}`,
      says: removeSentence(sync.rules?.remove?.[across(side)] ?? { rule: 'ask' }, names[across(side)]),
    })),
    { what: 'Both sides changed', says: ruleWords(conflict.rule, names) },
    {
      what: 'Runs',
      says: triggers.length === 0 ? 'Only when it is told to' : triggers.map(triggerSentence).join('; '),
    },
  ];
  return (
    <Section
      title={sync.label ?? sync.id}
      action={
        <Button size="sm" look="accent" onPress={() => flow.getState().select([sync.id])}>
          Change
        </Button>
      }
    >
      <p className="insp-note">{counted(sync.fields.length, 'field map')}</p>
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
  const syncs = useFlow((state) => state.flow?.syncs);
  return (
    <>
      {(syncs ?? []).map((sync) => (
        <SyncSummary key={sync.id} sync={sync} />
      ))}
      <p className="insp-hint">Select a line, a card or the match to set it here.</p>
    </>
  );
}
