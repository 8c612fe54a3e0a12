import { create } from 'zustand';

/** Where in the app a window is. */
export type Route =
  | { readonly at: 'syncs' }
  /** With the template that was chosen, if one was. */
  | { readonly at: 'new-sync'; readonly template?: string }
  | { readonly at: 'flow'; readonly flow: string; readonly view: 'canvas' | 'table' }
  | { readonly at: 'preview'; readonly flow: string }
  | { readonly at: 'replay'; readonly flow: string }
  | { readonly at: 'links'; readonly flow: string; readonly sync: string | null }
  | { readonly at: 'versions'; readonly flow: string }
  /** The life of a record and its twin. `record`: the id of their link, or `left:KEY` or `right:KEY`; `field`: a field map's id or label, or a field of either side. */
  | {
      readonly at: 'story';
      readonly flow: string;
      readonly sync: string;
      readonly record: string;
      readonly field: string | null;
    }
  /** With a question to begin at, or only the questions of one flow. */
  | { readonly at: 'inbox'; readonly question?: string; readonly of?: string }
  /** With the run that is looked at. */
  | { readonly at: 'activity'; readonly run: string | null }
  | { readonly at: 'connections'; readonly connection: string | null }
  | { readonly at: 'settings'; readonly section: string | null };

/** The route as the part of the address after "#". */
export function addressOf(route: Route): string {
  switch (route.at) {
    case 'syncs':
      return `#/${route.at}`;
    case 'inbox':
      if (route.question !== undefined) return `#/inbox/${encodeURIComponent(route.question)}`;
      return `#/inbox${route.of === undefined ? '' : `/of/${encodeURIComponent(route.of)}`}`;
    case 'activity':
      return `#/activity${route.run === null ? '' : `/${encodeURIComponent(route.run)}`}`;
    case 'settings':
      return `#/settings${route.section === null ? '' : `/${encodeURIComponent(route.section)}`}`;
    case 'new-sync':
      return `#/new-sync${route.template === undefined ? '' : `/${encodeURIComponent(route.template)}`}`;
    case 'flow':
      return `#/flow/${encodeURIComponent(route.flow)}${route.view === 'table' ? '/table' : ''}`;
    case 'preview':
    case 'replay':
    case 'versions':
      return `#/flow/${encodeURIComponent(route.flow)}/${route.at}`;
    case 'links':
      return `#/flow/${encodeURIComponent(route.flow)}/links${route.sync === null ? '' : `/${encodeURIComponent(route.sync)}`}`;
    case 'story':
      return `#/story/${[route.flow, route.sync, route.record, ...(route.field === null ? [] : [route.field])]
        .map(encodeURIComponent)
        .join('/')}`;
    case 'connections':
      return `#/connections${route.connection === null ? '' : `/${encodeURIComponent(route.connection)}`}`;
  }
}

function flowRoute(flow: string, rest: readonly string[]): Route {
  const [view = 'canvas', sync = null] = rest;
  switch (view) {
    case 'table':
      return { at: 'flow', flow, view: 'table' };
    case 'preview':
    case 'replay':
    case 'versions':
      return { at: view, flow };
    case 'links':
      return { at: 'links', flow, sync };
    default:
      return { at: 'flow', flow, view: 'canvas' };
  }
}

function storyRoute(flow: string | null, [sync, record, field]: readonly string[]): Route {
  if (flow === null || sync === undefined || record === undefined) return { at: 'syncs' };
  return { at: 'story', flow, sync, record, field: field ?? null };
}

function inboxRoute(question: string | null, [flow]: readonly string[]): Route {
  if (question === null) return { at: 'inbox' };
  return question === 'of' && flow !== undefined ? { at: 'inbox', of: flow } : { at: 'inbox', question };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // An address that somebody broke by hand names nothing.
    return '';
  }
}

/** Reads an address; one that means nothing leads to the syncs. */
export function routeOf(address: string): Route {
  const [first = '', second = null, ...rest] = address
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  switch (first) {
    case 'new-sync':
      return second === null ? { at: 'new-sync' } : { at: 'new-sync', template: second };
    case 'inbox':
      return inboxRoute(second, rest);
    case 'activity':
      return { at: 'activity', run: second };
    case 'settings':
      return { at: 'settings', section: second };
    case 'connections':
      return { at: 'connections', connection: second };
    case 'story':
      return storyRoute(second, rest);
    case 'flow':
      return second === null ? { at: 'syncs' } : flowRoute(second, rest);
    default:
      return { at: 'syncs' };
  }
}

export const useRoute = create<{ readonly route: Route }>(() => ({ route: routeOf(location.hash) }));

/** What the screen of a route is the same for: moving from run to run stays on it. */
export const screenOf = (route: Route): string => (route.at === 'activity' ? route.at : JSON.stringify(route));

/** Goes somewhere; the way back is kept by the window's history. */
export function go(route: Route): void {
  location.hash = addressOf(route);
}

/** Keeps the route at what the address says. */
export function followAddress(): void {
  window.addEventListener('hashchange', () => useRoute.setState({ route: routeOf(location.hash) }));
}
