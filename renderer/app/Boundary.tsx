import { Component, type ReactNode } from 'react';
import { go } from './route.ts';

interface Props {
  readonly children: ReactNode;
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
