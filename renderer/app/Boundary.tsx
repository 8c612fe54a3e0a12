import { Component, type ReactNode } from 'react';
import { wasNotLoaded } from './lazy-screen.ts';
import { go } from './route.ts';

interface Props {
  readonly children: ReactNode;
}

/** A screen that Tandem was replaced under, or that the way to the engine broke for. */
const NotLoaded = () => (
  <div className="center" role="alert">
    <h1 className="h2">This screen could not be loaded</h1>
    <p>
      Tandem was updated meanwhile, or it cannot be reached. Nothing is lost: reload the window, and it goes on from
      here.
    </p>
    <div className="row g8">
      <button type="button" className="btn primary" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  </div>
);

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
    return (
      <div className="center" role="alert">
        <h1 className="h2">This screen met a bug of its own</h1>
        <p>
          Nothing is lost: every edit was saved when it was made, and runs go on. Open the screen again; if it comes
          back, report the words below.
        </p>
        <pre className="mono">{error.message}</pre>
        <div className="row g8">
          <button type="button" className="btn primary" onClick={() => this.setState({ error: null })}>
            Open it again
          </button>
          <button type="button" className="btn" onClick={() => go({ at: 'syncs' })}>
            Go to Syncs
          </button>
          <button
            type="button"
            className="btn ghost"
            onClick={() => void navigator.clipboard.writeText(`${error.message}\n${error.stack ?? ''}`)}
          >
            Copy the words
          </button>
        </div>
      </div>
    );
  }
}
