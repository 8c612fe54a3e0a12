import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { grouped } from '../connections/ObjectList.tsx';
import { classes } from '../ui/classes.ts';
import type { Links } from './links-of.ts';
import { fewRecords } from './make-flow.ts';
import { type StartChoice, useSetup } from './setup-store.ts';

interface Choice {
  readonly id: StartChoice;
  readonly label: string;
  readonly words: string;
  readonly isDisabled: boolean;
}

const both = (links: Links): number => links.lone.left + links.lone.right;

function choicesOf(links: Links, canFew: boolean, isWhole: boolean): readonly Choice[] {
  const few = Math.min(fewRecords, links.pairs.length);
  return [
    {
      id: 'review',
      label: 'Review links first',
      words: `Links what fits, fills blanks and asks where values differ. ${isWhole && both(links) > 0 ? `The ${grouped(both(links))} new ones wait.` : 'New records wait.'}`,
      isDisabled: false,
    },
    {
      id: 'whole',
      label: 'Everything at once',
      words: 'The first run also creates what is missing. Look at the preview before.',
      isDisabled: false,
    },
    {
      id: 'future',
      label: 'Only future changes',
      words: 'Links what fits and leaves today’s values alone, where they differ too. New records wait.',
      isDisabled: false,
    },
    {
      id: 'few',
      label: `Try with ${canFew ? few : fewRecords} records`,
      words: canFew
        ? 'A filter on their keys, which you lift when you are happy.'
        : 'Needs records that link, and a key of one field on both sides.',
      isDisabled: !canFew,
    },
  ];
}

/** How the new sync begins; each choice is a setting of the flow that the canvas shows. */
export function StartOptions({
  links,
  canFew,
  isWhole,
}: {
  readonly links: Links;
  readonly canFew: boolean;
  /** All records were looked at, so that they can be counted. */
  readonly isWhole: boolean;
}) {
  const start = useSetup((state) => state.start);
  const choices = choicesOf(links, canFew, isWhole);
  return (
    <RadioGroup
      className="opt"
      aria-label="How does it start?"
      value={start}
      onChange={(id) => {
        const chosen = choices.find((one) => one.id === id);
        if (chosen !== undefined) useSetup.setState({ start: chosen.id });
      }}
    >
      {choices.map(({ id, label, words, isDisabled }) => (
        <RadioField key={id} value={id} isDisabled={isDisabled} className={classes('op', id === start && 'on')}>
          <RadioButton className="op-in">
            <span className={classes('radio', id === start && 'on')} />
            <span>
              <b>{label}</b>
              <small>{words}</small>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
