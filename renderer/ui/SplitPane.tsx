import { Fragment } from 'react';
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels';
import { wordsOf } from '../words/words.ts';

export interface Pane {
  readonly id: string;
  readonly content: React.ReactNode;
  /** In pixels. The pane without a size takes what is left. */
  readonly size?: number;
  readonly min?: number;
  readonly max?: number;
}

const placeOf = (name: string): string => `tandem.panes.${name}`;

function kept(name: string, panes: readonly Pane[]): Layout | undefined {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(placeOf(name)) ?? 'null');
    if (typeof read !== 'object' || read === null) return undefined;
    const sizes = new Map<string, unknown>(Object.entries(read));
    const layout: Layout = {};
    for (const { id } of panes) {
      const size = sizes.get(id);
      if (typeof size !== 'number') return undefined;
      layout[id] = size;
    }
    return layout;
  } catch {
    // What cannot be read is forgotten: the panes have sizes of their own.
    return undefined;
  }
}

/** Panes beside each other (or above), with edges that can be dragged, or moved with the arrow keys; sizes are remembered by name. */
export function SplitPane({
  name,
  panes,
  isVertical = false,
}: {
  readonly name: string;
  readonly panes: readonly Pane[];
  readonly isVertical?: boolean;
}) {
  const layout = kept(name, panes);
  return (
    <Group
      className="split-pane"
      orientation={isVertical ? 'vertical' : 'horizontal'}
      {...(layout === undefined ? {} : { defaultLayout: layout })}
      onLayoutChanged={(sizes, { isUserInteraction }) => {
        if (isUserInteraction) localStorage.setItem(placeOf(name), JSON.stringify(sizes));
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className="split-edge" aria-label={wordsOf('controls')('moveEdge')} />}
          <Panel
            id={pane.id}
            className="split-part"
            {...(pane.size === undefined ? {} : { defaultSize: pane.size, groupResizeBehavior: 'preserve-pixel-size' })}
            {...(pane.min === undefined ? {} : { minSize: pane.min })}
            {...(pane.max === undefined ? {} : { maxSize: pane.max })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
