import { RightButton } from '../rights/RightButton.tsx';
import './assistant.css';
import { useEffect, useState } from 'react';
import type { Flow } from '../../engine/model/flow.ts';
import type { Template } from '../../engine/model/template.ts';
import { listTemplates } from '../../engine/protocol/calls/assistant.ts';
import { createFlow } from '../../engine/protocol/calls/flows.ts';
import { caps, useActions } from '../app/keys.ts';
import { go, type Route } from '../app/route.ts';
import { useConnections } from '../connections/use-connections.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { BridgeLine } from './BridgeLine.tsx';
import { chosenParts } from './chosen-parts.ts';
import { FoundBox } from './FoundBox.tsx';
import { foundWords, leaveWords } from './found-words.ts';
import { blankFlow, canTryFew, emptyFlow, flowOf, labelOf } from './make-flow.ts';
import { SideCard } from './SideCard.tsx';
import { StartOptions } from './StartOptions.tsx';
import { StepPart } from './StepPart.tsx';
import { chooseSide, forgetSetup, useSetup } from './setup-store.ts';
import { TemplateList } from './TemplateList.tsx';
import { useFound } from './use-found.ts';

const openKeys = ['Mod+Enter'];

function useTemplates(): readonly Template[] {
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  useEffect(() => {
    void engine.ask(listTemplates, {}).then((said) => said.ok && setTemplates(said.value.templates));
  }, []);
  return templates;
}

/** Where there are two connections, there is no choice to make. */
function useOnlyTwo(cards: ReturnType<typeof useConnections>['cards']): void {
  useEffect(() => {
    const { left, right } = useSetup.getState().sides;
    const [one, other, more] = cards ?? [];
    if (one === undefined || other === undefined || more !== undefined) return;
    if (left.connection !== null || right.connection !== null) return;
    chooseSide('left', { connection: one.connection, object: null });
    chooseSide('right', { connection: other.connection, object: null });
  }, [cards]);
}

async function create(flow: Omit<Flow, 'id'>, goesTo: (flow: string) => Route): Promise<void> {
  const said = await engine.ask(createFlow, { flow });
  if (!said.ok) {
    toast({ title: inOwnWords(said.error.message), detail: inOwnWords(said.error.fix), look: 'fail' });
    return;
  }
  forgetSetup();
  go(goesTo(said.value.flow));
}

const toCanvas = (flow: string): Route => ({ at: 'flow', flow, view: 'canvas' });
const toLinks = (flow: string): Route => ({ at: 'links', flow, sync: null });

const leave = (): void => {
  forgetSetup();
  go({ at: 'syncs' });
};

function Begin(props: { readonly isReady: boolean; readonly label: string; readonly onPress: () => void }) {
  const { isReady, label, onPress } = props;
  const keys = caps(openKeys);
  return (
    <RightButton needs="design" look="primary" size="lg" keys={keys} isDisabled={!isReady} onPress={onPress}>
      {label}
    </RightButton>
  );
}

/** A new sync on one page: two objects, what Tandem finds between them, and how it starts. */
export function NewSync({ template: asked }: { readonly template: string | null }) {
  const words = wordsOf('newSync');
  useEffect(() => {
    if (asked !== null) useSetup.setState({ template: asked });
  }, [asked]);
  const templates = useTemplates();
  const { cards } = useConnections();
  const { sides, template: templateId, chosen, start } = useSetup();
  const found = useFound(sides.left, sides.right);
  useOnlyTwo(cards);
  const template = templates.find((one) => one.id === templateId) ?? null;
  const parts = chosenParts(found, template, chosen);
  const canFew = canTryFew(found, parts);
  const { left, right } = found.shapes;
  const ends =
    left === null || right === null || sides.left.connection === null || sides.right.connection === null
      ? null
      : {
          left: { connection: sides.left.connection, shape: left },
          right: { connection: sides.right.connection, shape: right },
        };
  const isWhole = found.read.left?.isWhole === true && found.read.right?.isWhole === true;
  const isReady = ends !== null && found.maps !== null;
  const begin = start === 'few' && !canFew ? 'review' : start;
  const open = (goesTo: (flow: string) => Route): void => {
    if (ends !== null && isReady) void create(flowOf({ ...ends, found, parts, template, start: begin }), goesTo);
  };
  const reviews = begin === 'review' && parts.keys.some((one) => one.isTaken);
  const label = words(reviews ? 'reviewLinks' : 'openCanvas');
  const begins = (): void => open(reviews ? toLinks : toCanvas);
  useActions('new-sync', [
    { id: 'open', label, place: words('title'), keys: openKeys, inTextBoxes: true, isFirst: true, run: begins },
  ]);
  const nameOf = (side: 'left' | 'right'): string =>
    cards?.find((one) => one.connection === sides[side].connection)?.label ?? side;
  const names = { left: nameOf('left'), right: nameOf('right') };
  const isChosen = sides.left.object !== null && sides.right.object !== null;
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>{words('title')}</h1>
        <span className="muted fs12">{words('nothingWritten')}</span>
        <span className="grow" />
        <Button
          look="ghost"
          onPress={() => {
            if (ends !== null) return void create(blankFlow(ends), toCanvas);
            // What is picked already is picked on the canvas too.
            const { sides: picked } = useSetup.getState();
            void create(emptyFlow(), toCanvas).then(() => useSetup.setState({ sides: picked }));
          }}
        >
          {words('blank')}
        </Button>
        <IconButton icon="x" label={words('close')} onPress={leave} />
      </header>
      <div className="pg">
        <TemplateList
          templates={templates}
          chosen={templateId}
          onChoose={(id) => useSetup.setState({ template: id })}
        />
        <div className="pg-scroll">
          <div className="col">
            <StepPart number={1} title={words('which')} stands={isChosen ? 'done' : 'now'}>
              <div className="duo">
                <SideCard side="left" choice={sides.left} cards={cards ?? []} template={template} />
                <BridgeLine way={template?.way ?? 'both'} />
                <SideCard side="right" choice={sides.right} cards={cards ?? []} template={template} />
              </div>
            </StepPart>
            <StepPart
              number={2}
              title={words('found')}
              said={isChosen ? foundWords(found, names) : words('whenChosen')}
              stands={isChosen ? 'now' : 'later'}
            >
              {found.problem !== null && <ProblemNote {...found.problem} isAlert />}
              {isChosen && found.problem === null && <FoundBox found={found} parts={parts} names={names} />}
            </StepPart>
            <StepPart number={3} title={words('how')}>
              <StartOptions links={parts.links} canFew={canFew} isWhole={isWhole} />
            </StepPart>
          </div>
        </div>
      </div>
      <footer className="footbar">
        <span className="soft fs12" role="status">
          {ends === null ? (
            words('choose')
          ) : (
            <>
              <b className="med">{labelOf(ends.left.shape, ends.right.shape)}</b>{' '}
              {leaveWords(
                parts.maps.filter((one) => one.isTaken).map((one) => one.part.map),
                begin,
              )}
            </>
          )}
        </span>
        <span className="grow" />
        <Button look="ghost" size="lg" onPress={leave}>
          {words('cancel')}
        </Button>
        {reviews && (
          <RightButton needs="design" size="lg" isDisabled={!isReady} onPress={() => open(toCanvas)}>
            {words('openCanvas')}
          </RightButton>
        )}
        <Begin isReady={isReady} label={label} onPress={begins} />
      </footer>
    </div>
  );
}
