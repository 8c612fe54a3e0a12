import { useRoute } from './route.ts';
import {
  Activity,
  Connections,
  FlowScreen,
  Inbox,
  LinkReviewScreen,
  NewSync,
  PreviewScreen,
  ReplayScreen,
  Settings,
  Story,
  Syncs,
  VersionsScreen,
} from './screens.ts';

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
    case 'replay':
      return <ReplayScreen flow={route.flow} />;
    case 'links':
      return <LinkReviewScreen flow={route.flow} sync={route.sync} />;
    case 'versions':
      return <VersionsScreen flow={route.flow} />;
    case 'story':
      return <Story flow={route.flow} sync={route.sync} record={route.record} field={route.field} />;
    case 'syncs':
      return <Syncs />;
    case 'inbox':
      return <Inbox question={route.question ?? null} of={route.of ?? null} />;
    case 'activity':
      return <Activity run={route.run} />;
  }
}
