import { useState } from 'react';
import type { FieldMap, Sync } from '../../../engine/model/flow.ts';
import { insertStep, stepsFromLeft } from '../../canvas/edits.ts';
import { useFlow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { StepPicker } from '../steps/StepPicker.tsx';
import { RoundTripButton } from './RoundTripButton.tsx';
import { StepCard } from './StepCard.tsx';
import { WayBackNote } from './WayBackNote.tsx';
import { typesAtEnd } from './way-back.ts';

const pickerWidth = 280;

/** The steps of a line, from left to right. */
export function StepList({
  sync,
  map,
  open,
}: {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly open: string | null;
}) {
  const words = wordsOf('inspector');
  const steps = stepsFromLeft(map);
  const shapes = useFlow((state) => state.shapes);
  const [opened, setOpened] = useState<string | null>(steps.length === 1 ? (steps[0]?.id ?? null) : null);
  const shown = open ?? opened;
  const add = (use: string): void => {
    const { command, step } = insertStep(map, { sync: sync.id, map: map.id, index: steps.length }, use);
    if (propose(command) === null) setOpened(step.id);
  };
  return (
    <Section
      title={words('steps')}
      action={
        <PopoverButton
          label={words('addAStep')}
          placement="bottom end"
          width={pickerWidth}
          trigger={
            <Button size="sm" look="accent" icon="plus">
              {words('addStep')}
            </Button>
          }
        >
          {(close) => (
            <StepPicker
              before={typesAtEnd(sync, map, shapes)}
              onPick={(use) => {
                close();
                add(use);
              }}
            />
          )}
        </PopoverButton>
      }
    >
      {steps.length === 0 && <p className="muted fs12">{words('asTheyAre')}</p>}
      <ul className="step-cards">
        {steps.map((use, at) => (
          <StepCard
            key={use.id}
            sync={sync}
            map={map}
            use={use}
            at={at}
            of={steps.length}
            isOpen={shown === use.id}
            toggle={() => setOpened(shown === use.id ? null : use.id)}
          />
        ))}
      </ul>
      <WayBackNote sync={sync} map={map} />
      <RoundTripButton sync={sync} map={map} />
    </Section>
  );
}
