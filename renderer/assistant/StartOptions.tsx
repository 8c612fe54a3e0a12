import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { classes } from '../ui/classes.ts';
import { wordsOf } from '../words/words.ts';
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
  const words = wordsOf('newSync');
  const few = Math.min(fewRecords, links.pairs.length);
  return [
    {
      id: 'review',
      label: words('start-review'),
      words: isWhole && both(links) > 0 ? words('reviewNew', { count: both(links) }) : words('review'),
      isDisabled: false,
    },
    {
      id: 'whole',
      label: words('start-whole'),
      words: words('whole'),
      isDisabled: false,
    },
    {
      id: 'future',
      label: words('start-future'),
      words: words('future'),
      isDisabled: false,
    },
    {
      id: 'few',
      label: words('tryWith', { count: canFew ? few : fewRecords }),
      words: words(canFew ? 'few' : 'fewNot'),
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
  const words = wordsOf('newSync');
  const start = useSetup((state) => state.start);
  const choices = choicesOf(links, canFew, isWhole);
  return (
    <RadioGroup
      className="opt"
      aria-label={words('how')}
      value={start}
      onChange={(id) => {
        const chosen = choices.find((one) => one.id === id);
        if (chosen !== undefined) useSetup.setState({ start: chosen.id });
      }}
    >
      {choices.map(({ id, label, words: told, isDisabled }) => (
        <RadioField key={id} value={id} isDisabled={isDisabled} className={classes('op', id === start && 'on')}>
          <RadioButton className="op-in">
            <span className={classes('radio', id === start && 'on')} />
            <span>
              <b>{label}</b>
              <small>{told}</small>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
