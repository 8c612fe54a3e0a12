import { useId, useState } from 'react';
import { across, type Side } from '../../../engine/model/ids.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';
import { wayOf } from '../../canvas/edits.ts';
import { useObject } from '../../canvas/use-sync.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { useMapChips } from '../use-map-facts.ts';
import { CellText } from './CellText.tsx';
import { type Pair, pairsIn, twice, unnamed, withoutPair, withPair } from './pairs.ts';
import type { EditorProps } from './step-editor.ts';

const shownFirst = 100;

function optionsOf(object: ObjectShape | null, name: string | undefined): readonly string[] {
  const type = object?.fields.find((field) => field.name === name)?.type;
  return type !== undefined && 'options' in type ? (type.options ?? []) : [];
}

/** The pairs of a value map: left value, right value. The pair of the picked sample is marked. */
export function PairsEditor({ sync, map, settings, change, issueAt }: EditorProps) {
  const words = wordsOf('stepForms');
  const name = useId();
  const [all, setAll] = useState(false);
  const objects = { left: useObject(sync.id, 'left'), right: useObject(sync.id, 'right') };
  const chips = useMapChips(sync.id, map);
  const pairs = pairsIn(settings['pairs']);
  const start: Side = wayOf(map) === 'to-left' ? 'right' : 'left';
  const end = across(start);
  const options = {
    from: optionsOf(objects[start], endsOf(map, start)[0]),
    to: optionsOf(objects[end], endsOf(map, end)[0]),
  };
  const again = { from: twice(pairs, 'from'), to: twice(pairs, 'to') };
  const live = chips?.[start][0]?.text ?? null;
  const put = (next: readonly Pair[]): void => change('pairs', next);
  const add = (): void => {
    const [from = ''] = unnamed(options.from, pairs, 'from');
    const [to = ''] = unnamed(options.to, pairs, 'to');
    put([...pairs, { from, to }]);
  };
  // What is at the left of the canvas is at the left here too.
  const order = start === 'left' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const tones = ['c-l', 'c-r'] as const;
  const issue = issueAt('pairs');
  return (
    <fieldset className="value-pairs">
      <legend className="sr">{words('pairs')}</legend>
      {(['from', 'to'] as const).map((part) => (
        <datalist key={part} id={`${name}-${part}`}>
          {unnamed(options[part], pairs, part).map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      ))}
      <ul className="pairs-list">
        {pairs.slice(0, all ? pairs.length : shownFirst).map((pair, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pair is known by its place while it is typed
          <li key={at} className={classes('pair-row', live !== null && pair.from === live && 'hit')}>
            {order.map((part, place) => (
              <CellText
                key={part}
                value={pair[part]}
                label={words(place === 0 ? 'pairLeft' : 'pairRight', { number: at + 1 })}
                look={classes(tones[place], again[part].has(pair[part]) && 'twice')}
                list={`${name}-${part}`}
                title={again[part].has(pair[part]) ? words('twice') : undefined}
                onCommit={(text) => put(withPair(pairs, at, { [part]: text }))}
              />
            ))}
            <span className="pair-arrow">
              <Icon name={wayOf(map) === 'both' ? 'arr-lr' : start === 'left' ? 'arr-r' : 'arr-l'} size={14} />
            </span>
            <button
              type="button"
              className="pair-gone"
              aria-label={words('takeOutPair', { number: at + 1, from: pair.from, to: pair.to })}
              onClick={() => put(withoutPair(pairs, at))}
            >
              <Icon name="x" size={12} />
            </button>
          </li>
        ))}
      </ul>
      {issue !== null && <p className="wrong">{issue}</p>}
      <div className="row g8 pairs-foot">
        <Button size="sm" look="ghost" icon="plus" onPress={add}>
          {words('addPair')}
        </Button>
        {pairs.length > shownFirst && !all && (
          <Button size="sm" look="ghost" onPress={() => setAll(true)}>
            {words('showAll', { count: pairs.length })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
