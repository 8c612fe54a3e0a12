import type { Template } from '../../engine/model/template.ts';
import { classes } from '../ui/classes.ts';
import { Pair } from '../ui/Pair.tsx';
import { textFor, wordsOf } from '../words/words.ts';

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
  const words = wordsOf('newSync');
  return (
    <section className="tplp" aria-label={words('templates')}>
      <h2 className="h3">{words('templates')}</h2>
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
                <b>{textFor('templates', id) ?? label}</b>
                <small>{textFor('templates', `${id}-about`) ?? about}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted fs12">{words('templatesText')}</p>
    </section>
  );
}
