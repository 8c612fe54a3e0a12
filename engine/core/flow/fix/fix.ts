import type { Flow } from '../../../model/flow.ts';
import type { NodeId } from '../../../model/ids.ts';
import type { Catalog, Shapes } from '../../../model/shape.ts';
import type { Tables } from '../../../model/table.ts';
import type { Command } from '../command.ts';

/** Where a person looks next: the part of the flow, and the field of it where it is about one. */
export interface Opening {
  readonly place:
    | 'connections'
    | 'objects'
    | 'suggestions'
    | 'side'
    | 'filter'
    | 'match'
    | 'fields'
    | 'map'
    | 'step'
    | 'group'
    | 'rules'
    | 'triggers'
    | 'personal'
    | 'note';
  readonly node: NodeId;
  readonly field?: string;
}

/**
 * A way to mend a problem: an edit that makes it go away, or where a person can. After an edit `next` says what still wants a
 * look: a value that was made up.
 */
export type Fix =
  | { readonly label: string; readonly command: Command; readonly next?: Opening }
  | { readonly label: string; readonly opens: Opening };

/** What a problem was found in. */
export interface Found {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly shapes: Shapes;
  readonly tables?: Tables;
}
