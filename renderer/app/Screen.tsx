import { Connections } from '../connections/Connections.tsx';
import { useRoute } from './route.ts';

/** The screen that the route names. */
export function Screen() {
  const route = useRoute((state) => state.route);
  switch (route.at) {
    case 'connections':
      return <Connections connection={route.connection} />;
    case 'syncs':
    case 'new-sync':
    case 'flow':
    case 'preview':
    case 'links':
    case 'versions':
    case 'inbox':
    case 'activity':
    case 'settings':
      return <div className="center">{route.at}</div>;
  }
}
