import { lazyScreen } from './lazy-screen.ts';

/** Each screen with the code of its own. */
export const Activity = lazyScreen(async () => (await import('../activity/Activity.tsx')).Activity);
export const NewSync = lazyScreen(async () => (await import('../assistant/NewSync.tsx')).NewSync);
export const FlowScreen = lazyScreen(async () => (await import('../canvas/FlowScreen.tsx')).FlowScreen);
export const Connections = lazyScreen(async () => (await import('../connections/Connections.tsx')).Connections);
export const Inbox = lazyScreen(async () => (await import('../inbox/Inbox.tsx')).Inbox);
export const LinkReviewScreen = lazyScreen(
  async () => (await import('../link-review/LinkReviewScreen.tsx')).LinkReviewScreen,
);
export const PreviewScreen = lazyScreen(async () => (await import('../preview/PreviewScreen.tsx')).PreviewScreen);
export const ReplayScreen = lazyScreen(async () => (await import('../replay/ReplayScreen.tsx')).ReplayScreen);
export const Settings = lazyScreen(async () => (await import('../settings/Settings.tsx')).Settings);
export const Story = lazyScreen(async () => (await import('../story/Story.tsx')).Story);
export const Syncs = lazyScreen(async () => (await import('../syncs/Syncs.tsx')).Syncs);
export const VersionsScreen = lazyScreen(async () => (await import('../versions/VersionsScreen.tsx')).VersionsScreen);
