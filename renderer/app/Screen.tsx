import { NewSync } from '../assistant/NewSync.tsx';
import { FlowScreen } from '../canvas/FlowScreen.tsx';
import { Connections } from '../connections/Connections.tsx';
import { LinkReviewScreen } from '../link-review/LinkReviewScreen.tsx';
import { PreviewScreen } from '../preview/PreviewScreen.tsx';
import { Settings } from '../settings/Settings.tsx';
import { Syncs } from '../syncs/Syncs.tsx';
import { VersionsScreen } from '../versions/VersionsScreen.tsx';
import { useRoute } from './route.ts';

/** The screen that the route names. */
export function Screen() {
  const route = useRoute((state) => state.route);
  switch (route.at) {
    case 'settings':
      return <Settings section={route.section} />;
    case 'connections':
      return <Connections connection={route.connection} />;
    case 'new-sync':
      return <NewSync template={route.template ?? null} />;
    case 'flow':
      return <FlowScreen id={route.flow} view={route.view} />;
    case 'preview':
      return <PreviewScreen flow={route.flow} />;
    case 'links':
      return <LinkReviewScreen flow={route.flow} sync={route.sync} />;
    case 'versions':
      return <VersionsScreen flow={route.flow} />;
    case 'syncs':
      return <Syncs />;
    case 'inbox':
    case 'activity':
      return <div className="center">{route.at}</div>;
  }
}
