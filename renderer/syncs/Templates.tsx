import { addressOf } from '../app/route.ts';
import { Icon } from '../ui/Icon.tsx';
import { Pair } from '../ui/Pair.tsx';
import { templates } from './templates.ts';

/** Where a new sync can begin. */
export function Templates() {
  return (
    <section className="tpl" aria-labelledby="templates">
      <h2 id="templates" className="h3">
        New from a template
      </h2>
      <div className="tg">
        {templates.map(({ id, label, words, left, right }) => (
          <a key={id} className="tc" href={addressOf({ at: 'new-sync', template: id })}>
            <Pair left={left} right={right} size={28} />
            <span className="grow">
              <b className="ell">{label}</b>
              <small className="ell">{words}</small>
            </span>
          </a>
        ))}
        <a className="tc blank" href={addressOf({ at: 'new-sync' })}>
          <span className="muted">
            <Icon name="plus" size={20} />
          </span>
          <span className="grow">
            <b>Blank</b>
            <small>Pick two systems</small>
          </span>
        </a>
      </div>
    </section>
  );
}
