import { FlowScreen } from '../canvas/FlowScreen.tsx';
import { useRoute } from './route.ts';

/** The screen that the route names. */
export function Screen() {
  const route = useRoute((state) => state.route);
  switch (route.at) {
    case 'flow':
      if (route.view === 'canvas') return <FlowScreen id={route.flow} />;
      return <div className="center">{route.at}</div>;
    case 'syncs':
    case 'new-sync':
    case 'preview':
    case 'links':
    case 'versions':
    case 'inbox':
    case 'activity':
    case 'connections':
    case 'settings':
      return <div className="center">{route.at}</div>;
  }
}
