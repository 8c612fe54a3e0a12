import type { ChannelOptions } from 'birpc';
import type { Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';

/** A way for messages between two processes: a MessagePort or a WebSocket. Messages are JSON values. */
export interface Wire {
  send(message: unknown): void;
  /** Called for every message, in order. */
  listen(take: (message: unknown) => void): void;
  /** Called once, when no message can come any more. */
  closed(then: () => void): void;
}

export type Reply = Result<unknown, Problem>;

/** What one pull brings: the next item of a stream, or its end. */
export type Pulled =
  | { readonly kind: 'item'; readonly item: unknown }
  | { readonly kind: 'end' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What the engine's end of a wire can be asked. A window pulls the items of a stream, so none comes faster than it takes them. */
export interface EngineEnd {
  ask(id: string, name: string, params: unknown): Promise<Reply>;
  begin(id: string, name: string, params: unknown): Reply;
  pull(id: string): Promise<Pulled>;
  drop(id: string): void;
}

/** A wire as the library wants it. Nothing times out: a long answer is no lost one, and a lost wire says so itself. */
export const wired = (wire: Wire): ChannelOptions & { readonly timeout: number } => ({
  post: (message: unknown) => wire.send(message),
  on: (take) => wire.listen(take),
  timeout: -1,
});
