import { useEffect, useRef } from 'react';
import type { Sync } from '../../../engine/model/flow.ts';
import { Switch } from '../../ui/Switch.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftNumber } from '../parts/DraftText.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { brakeNumber, brakeParts, isOn, switched, withNumber } from './brake-parts.ts';
import { useWantedBrake } from './open-brake.ts';

/** The safety limits of a sync, with their numbers. */
export function BrakesSection({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('syncInspector');
  const brakes = sync.brakes ?? {};
  const list = useRef<HTMLUListElement>(null);
  const wanted = useWantedBrake((state) => state.brake);
  useEffect(() => {
    const setting = wanted === null ? null : list.current?.querySelector(`[data-brake="${wanted}"]`);
    if (setting === null || setting === undefined) return;
    const number = setting.querySelector<HTMLInputElement>('.brake-part input') ?? setting.querySelector('input');
    // The switch is hidden somewhere else than where it is drawn: its own scrolling would lead away.
    number?.focus({ preventScroll: true });
    setting.scrollIntoView({ block: 'center' });
    useWantedBrake.setState({ brake: null });
  }, [wanted]);
  return (
    <Section title={words('brakes')}>
      <ul className="brakes" ref={list}>
        {brakeParts.map(({ brake, parts }) => {
          const on = isOn(brakes, brake);
          const title = words(`brake-${brake}`);
          return (
            <li key={brake} data-brake={brake}>
              <Switch
                isSelected={on}
                onChange={(next) => propose({ do: 'set-brakes', sync: sync.id, brakes: switched(brakes, brake, next) })}
              >
                {title}
              </Switch>
              <p className="brake-words">{words(`brake-${brake}-text`)}</p>
              {on &&
                parts.map((part) => (
                  <div key={part.name} className="brake-part">
                    <span className="set-label">{words(`limit-${part.limit}`)}</span>
                    <DraftNumber
                      aria-label={words('limitOf', { brake: title, limit: words(`limit-${part.limit}`) })}
                      unit={words(`unit-${part.unit}`)}
                      hasFraction={part.name === null || part.name === 'percent'}
                      value={brakeNumber(brakes, brake, part)}
                      onCommit={(number) =>
                        number === null
                          ? propose({ do: 'set-brakes', sync: sync.id, brakes: switched(brakes, brake, true) })
                          : propose({
                              do: 'set-brakes',
                              sync: sync.id,
                              brakes: withNumber(brakes, brake, part, number),
                            })
                      }
                    />
                  </div>
                ))}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
