import type { AlertChoice } from './alerts.ts';

/** What a menu, a notification, the tray or a link asks a window of the desktop app for. */
export interface DesktopCommand {
  readonly do: 'go';
  /** The part of the address after "#", as routes are written. */
  readonly address: string;
}

/** What a person is asked for a file. */
export interface FileQuestion {
  readonly title: string;
  /** A name and the endings that go with it, as in `{ name: 'CSV files', endings: ['csv'] }`; empty: any file. */
  readonly kinds: readonly { readonly name: string; readonly endings: readonly string[] }[];
}

/** What the desktop app puts into its windows as `window.tandem`; nothing else of it can be reached there. */
export interface DesktopWindow {
  /** Asks for a port to the engine. It comes as a `WindowMessage`: no bridge between two worlds lets a port through. */
  askForPort(): void;
  /** @returns what ends it */
  onCommand(take: (command: DesktopCommand) => void): () => void;
  /** @returns the path of the file that a person picked, or null */
  pickFile(question: FileQuestion): Promise<string | null>;
  /** Opens a page in the browser. @returns whether it may be opened */
  openOutside(address: string): Promise<boolean>;
  /** Keeps what whoever sits here wants to be told, for when no window is open. */
  keepAlerts(choice: AlertChoice): Promise<void>;
  /** Shows a notification. */
  testAlert(words: { readonly title: string; readonly body: string }): Promise<void>;
  /** Starts an engine that stays down, or a running one anew. */
  restartEngine(): Promise<void>;
}

/** Messages that the app posts into its windows: a port beside "port", and "lost" where the engine ended. */
export interface WindowMessage {
  readonly tandem: 'port' | 'lost';
}
