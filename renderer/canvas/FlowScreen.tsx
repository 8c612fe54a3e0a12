import './canvas.css';
import './cards.css';
import './nodes.css';
import './flow-screen.css';
import { useEffect } from 'react';
import { go } from '../app/route.ts';
import { BlankStart } from '../assistant/BlankStart.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { RunResult } from '../preview/RunResult.tsx';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { flow, useFlow } from '../state/flow.ts';
import { TableView } from '../table/TableView.tsx';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toasts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { Canvas } from './Canvas.tsx';
import { ComparedBar } from './ComparedBar.tsx';
import { forgetSeen } from './cards.ts';
import { FlowBar } from './FlowBar.tsx';
import { setCanvas } from './view.ts';

/** Opens a flow in this window for as long as a screen shows it. */
export function useOpenFlow(id: string): void {
  useEffect(() => {
    forgetSeen();
    void flow.getState().open(id);
    setCanvas({ cards: {}, focus: null, float: null, suggesting: null, drawing: null, editing: null });
  }, [id]);
}

/** Says what an edit met, once. */
function useSaid(): void {
  const said = useFlow((state) => state.said);
  useEffect(() => {
    if (said === null) return;
    toast({ title: inOwnWords(said.message), detail: inOwnWords(said.fix), look: 'need' });
    flow.getState().say(null);
  }, [said]);
}

const Gone = ({ message, fix }: { readonly message: string; readonly fix: string }) => (
  <div className="center" role="alert">
    <h1 className="h2">{message}</h1>
    <p>{fix}</p>
    <Button onPress={() => go({ at: 'syncs' })}>{wordsOf('flowBar')('goToSyncs')}</Button>
  </div>
);

/** A flow: as it is drawn, with the inspector beside it and the problems below, or as a table. */
export function FlowScreen({ id, view }: { readonly id: string; readonly view: 'canvas' | 'table' }) {
  const words = wordsOf('flowBar');
  useOpenFlow(id);
  useSaid();
  const at = useFlow((state) => state.at);
  const problem = useFlow((state) => state.problem);
  const open = useFlow((state) => state.flow?.id);
  const isBlank = useFlow((state) => state.flow?.syncs.length === 0);
  if (at === 'gone')
    return <Gone message={inOwnWords(problem?.message ?? words('gone'))} fix={inOwnWords(problem?.fix ?? '')} />;
  if (open !== id) return <div className="center" aria-busy="true" />;
  return (
    <div className="screen">
      <FlowBar view={view} />
      <RunResult flow={id} />
      <ComparedBar flow={id} />
      {view === 'table' ? (
        <TableView />
      ) : (
        <div className="work">
          <div className="left">
            <Canvas key={id} />
            {isBlank && <BlankStart />}
            <ProblemsPanel place="canvas" />
          </div>
          <Inspector />
        </div>
      )}
    </div>
  );
}
