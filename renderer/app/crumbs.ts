import { wordsOf } from '../words/words.ts';
import type { Route } from './route.ts';

export interface Crumb {
  /** Empty until it is known. */
  readonly label: string;
  /** Null for where one is. */
  readonly to: Route | null;
}

const nameOf = (at: Exclude<Route['at'], 'flow'>): string => wordsOf('frame')(at === 'new-sync' ? 'newSync' : at);

/** The way to a screen below the rail; empty on the screens of the rail themselves. */
export function crumbsOf(route: Route, flowName: (flow: string) => string): readonly Crumb[] {
  const home: Crumb = { label: nameOf('syncs'), to: { at: 'syncs' } };
  switch (route.at) {
    case 'new-sync':
      return [home, { label: nameOf('new-sync'), to: null }];
    case 'flow':
      return [home, { label: flowName(route.flow), to: null }];
    case 'story':
      return [
        { label: nameOf('activity'), to: { at: 'activity', run: null } },
        { label: flowName(route.flow), to: { at: 'flow', flow: route.flow, view: 'canvas' } },
        { label: nameOf('story'), to: null },
      ];
    case 'preview':
    case 'replay':
    case 'links':
    case 'versions':
      return [
        home,
        { label: flowName(route.flow), to: { at: 'flow', flow: route.flow, view: 'canvas' } },
        { label: nameOf(route.at), to: null },
      ];
    case 'syncs':
    case 'inbox':
    case 'activity':
    case 'connections':
    case 'settings':
      return [];
  }
}

/** The title of the window: where one is, the nearest first. */
export function titleOf(route: Route, flowName: (flow: string) => string): string {
  const crumbs = crumbsOf(route, flowName).slice(1);
  const names =
    crumbs.length > 0
      ? crumbs.map((one) => one.label)
      : [route.at === 'flow' ? flowName(route.flow) : nameOf(route.at)];
  return [...names.toReversed(), 'Tandem'].filter((name) => name !== '').join(' - ');
}
