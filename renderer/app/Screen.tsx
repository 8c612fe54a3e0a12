import { FlowScreen } from '../canvas/FlowScreen.tsx';
import { PreviewScreen } from '../preview/PreviewScreen.tsx';
import { Syncs } from '../syncs/Syncs.tsx';
import { VersionsScreen } from '../versions/VersionsScreen.tsx';
import { useRoute } from './route.ts';

/** The screen that the route names. */
export function Screen() {
  const route = useRoute((state) => state.route);
  switch (route.at) {
    case 'flow':
      return route.view === 'canvas' ? <FlowScreen id={route.flow} /> : <div className="center">{route.at}</div>;
    case 'preview':
      return <PreviewScreen flow={route.flow} />;
    case 'versions':
      return <VersionsScreen flow={route.flow} />;
    case 'syncs':
      return <Syncs />;
    case 'new-sync':
    case 'links':
    case 'inbox':
    case 'activity':
    case 'connections':
    case 'settings':
      return <div className="center">{route.at}</div>;
  }
}
