import { Component, type ReactNode } from 'react';
import { wordsOf } from '../words/words.ts';
import { wasNotLoaded } from './lazy-screen.ts';
import { go } from './route.ts';

interface Props {
  readonly children: ReactNode;
}

/** A screen that Tandem was replaced under, or that the way to the engine broke for. */
function NotLoaded() {
  const words = wordsOf('frame');
  return (
    <div className="center" role="alert">
      <h1 className="h2">{words('notLoaded')}</h1>
      <p>{words('notLoadedText')}</p>
      <div className="row g8">
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          {words('reload')}
        </button>
      </div>
    </div>
  );
}

/** Catches a bug of one screen, so that the others go on; what was drawn is saved with every edit. */
export class Boundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (wasNotLoaded(error)) return <NotLoaded />;
    const words = wordsOf('frame');
    return (
      <div className="center" role="alert">
        <h1 className="h2">{words('bug')}</h1>
        <p>{words('bugText')}</p>
        <pre className="mono">{error.message}</pre>
        <div className="row g8">
          <button type="button" className="btn primary" onClick={() => this.setState({ error: null })}>
            {words('openAgain')}
          </button>
          <button type="button" className="btn" onClick={() => go({ at: 'syncs' })}>
            {words('goToSyncs')}
          </button>
          <button
            type="button"
            className="btn ghost"
            onClick={() => void navigator.clipboard.writeText(`${error.message}\n${error.stack ?? ''}`)}
          >
            {words('copyWords')}
          </button>
        </div>
      </div>
    );
  }
}
