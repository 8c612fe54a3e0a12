import type { FlowId, SyncId } from '../../model/ids.ts';

/** A sync of a flow: state is kept under both ids. */
export interface Scope {
  readonly flow: FlowId;
  readonly sync: SyncId;
}
