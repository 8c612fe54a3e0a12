import { addressOf } from '../app/route.ts';
import { Icon } from '../ui/Icon.tsx';
import { Pair } from '../ui/Pair.tsx';
import { wordsOf } from '../words/words.ts';
import { templates } from './templates.ts';

/** Where a new sync can begin. */
export function Templates() {
  const words = wordsOf('syncs');
  return (
    <section className="tpl" aria-labelledby="templates">
      <h2 id="templates" className="h3">
        {words('fromTemplate')}
      </h2>
      <div className="tg">
        {templates.map(({ id, left, right }) => (
          <a key={id} className="tc" href={addressOf({ at: 'new-sync', template: id })}>
            <Pair left={left} right={right} size={28} />
            <span className="grow">
              <b className="ell">{words(id)}</b>
              <small className="ell">{words(`${id}Text`)}</small>
            </span>
          </a>
        ))}
        <a className="tc blank" href={addressOf({ at: 'new-sync' })}>
          <span className="muted">
            <Icon name="plus" size={20} />
          </span>
          <span className="grow">
            <b>{words('blank')}</b>
            <small>{words('blankText')}</small>
          </span>
        </a>
      </div>
    </section>
  );
}
