import './rule.css';
import { useState } from 'react';
import { go } from '../../app/route.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { wordsOf } from '../../words/words.ts';
import { DifferTable } from './DifferTable.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { type OpenRule, openRule } from './rule-store.ts';
import { TriedBlock } from './TriedBlock.tsx';
import { type Trying, useTrial } from './use-trial.ts';

const width = 728;

/** Where the rule goes, or has gone, and what that changes. */
function Lands({ trial, landed }: Trying) {
  const words = wordsOf('inboxRule');
  if (trial === null) return null;
  const isNow = trial.live === null;
  const { draft } = landed ?? trial;
  const what =
    landed === null ? words(isNow ? 'landsNow' : 'lands', { draft }) : words(isNow ? 'landedNow' : 'landed', { draft });
  const note = words(!isNow ? 'landsNote' : landed === null ? 'landsNowNote' : 'landedNowNote');
  return (
    <span className="fs12 rule-lands" role="status">
      <b>{what}</b> {note}
    </span>
  );
}

function Foot({ trying, open }: { readonly trying: Trying; readonly open: OpenRule }) {
  const words = wordsOf('inboxRule');
  const { trial, landed, isPending, accept } = trying;
  const close = (): void => openRule(null);
  const leave = (route: Parameters<typeof go>[0]) => (): void => {
    close();
    go(route);
  };
  return (
    <>
      <Lands {...trying} />
      <span className="grow" />
      {landed === null ? (
        <>
          <Button look="ghost" size="lg" onPress={close}>
            {words('cancel')}
          </Button>
          <RightButton
            needs="design"
            look="primary"
            size="lg"
            icon="rule"
            isDisabled={trial === null}
            isPending={isPending && trial !== null}
            onPress={accept}
          >
            {trial?.live === null ? words('addNow') : words('add', { draft: trial?.draft ?? 1 })}
          </RightButton>
        </>
      ) : (
        <>
          <Button look="ghost" size="lg" onPress={leave({ at: 'flow', flow: open.flow, view: 'canvas' })}>
            {words('canvas')}
          </Button>
          {trial?.live === null ? (
            <Button look="primary" size="lg" onPress={close}>
              {words('close')}
            </Button>
          ) : (
            <Button look="primary" size="lg" autoFocus onPress={leave({ at: 'preview', flow: open.flow })}>
              {words('publish')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** Makes a rule of like decisions: in words, tried on all past ones, and put into the draft. */
export function RuleDrawer({ open }: { readonly open: OpenRule }) {
  const words = wordsOf('inboxRule');
  const trying = useTrial(open);
  const [hot, setHot] = useState<string | null>(null);
  const { trial, problem, isPending } = trying;
  const title = (
    <span className="rule-title">
      {words('title')}
      <Badge look="line">{words('draft')}</Badge>
      {open.label !== null && <span className="muted fs12">{open.label}</span>}
    </span>
  );
  return (
    <Drawer
      title={title}
      isOpen
      width={width}
      onClose={() => openRule(null)}
      foot={<Foot trying={trying} open={open} />}
    >
      <div className="rule-in" aria-busy={isPending}>
        {problem !== null && <ProblemNote message={problem.message} fix={problem.fix} isAlert />}
        {trial === null && problem === null && <p className="muted rule-none">{words('trying')}</p>}
        {trial !== null && (
          <>
            <RuleSentence trial={trial} />
            <TriedBlock trial={trial} hot={hot} onHot={setHot} />
            <DifferTable key={trial.offer.id} trial={trial} hot={hot} onHot={setHot} />
          </>
        )}
      </div>
    </Drawer>
  );
}
