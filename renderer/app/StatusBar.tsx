import { useEngine } from '../state/engine.ts';

/** What the engine does now. */
export function StatusBar() {
  const connected = useEngine((state) => state.connected);
  const state = useEngine((mirror) => mirror.state);
  const version = useEngine((mirror) => mirror.workspace?.version);
  const words = connected === 'lost' ? 'Stopped' : state?.is === 'running' ? 'Running' : 'Idle';
  return (
    <footer className="status">
      <span className="row g8 c-done">
        <span className="sdot" />
        <b className="med">{words}</b>
      </span>
      <span className="grow" />
      <span>Tandem {version}</span>
    </footer>
  );
}
