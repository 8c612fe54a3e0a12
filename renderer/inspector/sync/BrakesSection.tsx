import type { Sync } from '../../../engine/model/flow.ts';
import { Switch } from '../../ui/Switch.tsx';
import { DraftNumber } from '../parts/DraftText.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { brakeNumber, brakeWords, isOn, switched, withNumber } from './brake-parts.ts';

/** The safety limits of a sync, with their numbers. */
export function BrakesSection({ sync }: { readonly sync: Sync }) {
  const brakes = sync.brakes ?? {};
  return (
    <Section title="Brakes">
      <ul className="brakes">
        {brakeWords.map(({ brake, title, words, parts }) => {
          const on = isOn(brakes, brake);
          return (
            <li key={brake}>
              <Switch
                isSelected={on}
                onChange={(next) => propose({ do: 'set-brakes', sync: sync.id, brakes: switched(brakes, brake, next) })}
              >
                {title}
              </Switch>
              <p className="brake-words">{words}</p>
              {on &&
                parts.map((part) => (
                  <div key={part.label} className="brake-part">
                    <span className="set-label">{part.label}</span>
                    <DraftNumber
                      aria-label={`${title}: ${part.label}`}
                      unit={part.unit}
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
