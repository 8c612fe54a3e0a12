import { Syncs } from '../syncs/Syncs.tsx';
import { useRoute } from './route.ts';

/** The screen that the route names. */
export function Screen() {
  const route = useRoute((state) => state.route);
  switch (route.at) {
    case 'syncs':
      return <Syncs />;
    case 'new-sync':
    case 'flow':
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
