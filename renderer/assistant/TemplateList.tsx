import type { Template } from '../../engine/model/template.ts';
import { classes } from '../ui/classes.ts';
import { Pair } from '../ui/Pair.tsx';

/** What is usual for two kinds of systems, to begin with. */
export function TemplateList({
  templates,
  chosen,
  onChoose,
}: {
  readonly templates: readonly Template[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <section className="tplp" aria-label="Templates">
      <h2 className="h3">Templates</h2>
      <ul>
        {templates.map(({ id, label, about, way, left, right }) => (
          <li key={id}>
            <button
              type="button"
              className={classes('tp', id === chosen && 'selbar')}
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
            >
              <Pair left={left.word} right={right.word} way={way} size={28} />
              <span>
                <b>{label}</b>
                <small>{about}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted fs12">A template brings filters, steps and safety limits. You can change all of it.</p>
    </section>
  );
}
