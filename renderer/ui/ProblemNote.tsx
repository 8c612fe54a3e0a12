import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

export interface ProblemNoteProps {
  /** What happened. */
  readonly message: string;
  /** The one thing to do next. */
  readonly fix?: string;
  /** The raw words of a system or library. */
  readonly cause?: string | undefined;
  readonly look?: 'fail' | 'need' | 'grey';
  /** A button that mends it. */
  readonly action?: React.ReactNode;
  /** Read aloud at once when it appears. */
  readonly isAlert?: boolean;
}

const icons = { fail: 'err', need: 'warn', grey: 'info' } as const;

/** What went wrong and what to do about it, also where the engine says it; the raw words are one press away. */
export function ProblemNote(props: ProblemNoteProps) {
  const { message, fix, cause, look = 'fail', action, isAlert = false } = props;
  return (
    <div className={classes('problem-note', look)} {...(isAlert ? { role: 'alert' } : {})}>
      <Icon name={icons[look]} />
      <div className="grow">
        <p className="med">{inOwnWords(message)}</p>
        {fix !== undefined && <p className="soft">{inOwnWords(fix)}</p>}
        {cause !== undefined && cause !== '' && (
          <Disclosure className="raw">
            <Heading className="raw-head">
              <AriaButton slot="trigger" className="btn ghost sm">
                <Icon name="chev-r" size={12} />
                {wordsOf('controls')('systemWords')}
              </AriaButton>
            </Heading>
            <DisclosurePanel>
              <pre className="mono">{cause}</pre>
              <Button size="sm" icon="copy" onPress={() => void navigator.clipboard.writeText(cause)}>
                {wordsOf('controls')('copy')}
              </Button>
            </DisclosurePanel>
          </Disclosure>
        )}
      </div>
      {action}
    </div>
  );
}
