import { useEngine } from '../state/engine.ts';
import { Boundary } from './Boundary.tsx';
import { Rail } from './Rail.tsx';
import { useRoute } from './route.ts';
import { Screen } from './Screen.tsx';
import { SignedOut } from './SignedOut.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The window: title bar, rail, the screen that the route names, status bar. */
export function App() {
  const connected = useEngine((state) => state.connected);
  const route = useRoute((state) => state.route);
  if (connected === 'refused') return <SignedOut />;
  return (
    <div className="app">
      <TitleBar />
      <Rail />
      <main className="main">
        <Boundary key={JSON.stringify(route)}>
          <Screen />
        </Boundary>
      </main>
      <StatusBar />
    </div>
  );
}
