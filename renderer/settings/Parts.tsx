import type { Policy } from '../../engine/model/policy.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { dayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';

/** A section: its title, a remark, what it can do, and what stands in it. */
export function Section(props: {
  readonly title: string;
  readonly note?: React.ReactNode;
  readonly actions?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  const { title, note, actions, children } = props;
  return (
    <section aria-label={title}>
      <header className="sh">
        <h2>{title}</h2>
        {note !== undefined && <span className="muted fs12">{note}</span>}
        <span className="grow" />
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A row of a box: what it is, in words, and what is set. */
export function Row(props: {
  readonly label: React.ReactNode;
  readonly note?: React.ReactNode;
  readonly children?: React.ReactNode;
  readonly lock?: Policy | null;
}) {
  const { label, note, children, lock = null } = props;
  return (
    <div className={lock === null ? 'set' : 'set locked'}>
      <span className="k">
        <b>{label}</b>
        {note !== undefined && <small>{note}</small>}
      </span>
      <span className="grow" />
      {children}
      {lock !== null && <LockedBy policy={lock} />}
    </div>
  );
}

/** Where people turn to who want something otherwise: a page, or an address of e-mail. */
const contactOf = (contact: string): string => (/^[a-z]+:/iu.test(contact) ? contact : `mailto:${contact}`);

function askAt(contact: string): void {
  const address = contactOf(contact);
  if (window.tandem !== undefined && address.startsWith('https:')) void window.tandem.openOutside(address);
  else window.open(address, '_blank', 'noopener');
}

const day = /^\d{4}-\d\d-\d\d$/;
/** The name that a policy has which names nobody. */
const anyIt: Policy['setBy'] = 'your IT';

/** Who set something, and when. */
function setWords({ setBy, setAt }: Policy): string {
  const words = wordsOf('settings');
  const date = setAt !== undefined && day.test(setAt) ? dayWords(`${setAt}T12:00`) : setAt;
  if (setBy === anyIt) return date === undefined ? words('setByIt') : words('setByItAt', { date });
  return date === undefined ? words('setBy', { name: setBy }) : words('setByAt', { name: setBy, date });
}

/** Who locked something, and where to ask for a change. */
export function LockedBy({ policy }: { readonly policy: Policy }) {
  const words = wordsOf('settings');
  const { contact } = policy;
  return (
    <>
      <span className="by">
        <Icon name="shield" size={14} />
        {setWords(policy)}
      </span>
      {contact !== undefined && (
        <Button look="ghost" size="sm" onPress={() => askAt(contact)}>
          {words('ask')}
        </Button>
      )}
    </>
  );
}
