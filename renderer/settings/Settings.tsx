import './settings.css';
import { useState } from 'react';
import type { SettingsLook } from '../../engine/protocol/calls/settings.ts';
import { addressOf } from '../app/route.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { wordsOf } from '../words/words.ts';
import { Alerts } from './Alerts.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { General } from './General.tsx';
import { History } from './History.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PolicySection, setIn } from './PolicySection.tsx';
import { type SectionId, sectionOf, sections, wordsIn } from './sections.ts';
import { Transfer } from './Transfer.tsx';
import { usePeople, useSettings } from './use-settings.ts';

/** Sections whose name, or the name of something in them, holds what is searched. */
function foundBy(search: string): readonly SectionId[] {
  const words = wordsOf('settings');
  const sought = search.trim().toLocaleLowerCase();
  const told = (id: SectionId): string => [words(id), ...wordsIn[id].map((key) => words(key))].join('\n');
  return sections.map(({ id }) => id).filter((id) => told(id).toLocaleLowerCase().includes(sought));
}

/** What stands behind the name of a section. */
function noteOf(id: SectionId, look: SettingsLook | null, people: number): string | null {
  if (id === 'people') return people === 0 ? null : String(people);
  if (id !== 'policy' || look === null || look.policy === null) return null;
  return wordsOf('settings')('set', { count: setIn(look.policy).length });
}

interface NavProps {
  readonly shown: SectionId;
  readonly found: readonly SectionId[];
  readonly note: (id: SectionId) => string | null;
}

function Sections({ shown, found, note }: NavProps) {
  const words = wordsOf('settings');
  return (
    <nav className="nav" aria-label={words('sections')}>
      {([null, 'computer', 'take'] as const).map((group) => {
        const own = sections.filter((section) => section.group === group && found.includes(section.id));
        if (own.length === 0) return null;
        return (
          <div key={group ?? 'first'}>
            {group !== null && <h2>{words(group)}</h2>}
            <ul>
              {own.map(({ id, icon }) => (
                <li key={id}>
                  <a
                    href={addressOf({ at: 'settings', section: id })}
                    className={id === shown ? 'selbar' : undefined}
                    aria-current={id === shown ? 'page' : undefined}
                  >
                    <Icon name={icon} />
                    {words(id)}
                    <span className="n">{note(id)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {found.length === 0 && <p className="muted none">{words('found')}</p>}
    </nav>
  );
}

function Shown({ section, look }: { readonly section: SectionId; readonly look: SettingsLook | null }) {
  switch (section) {
    case 'general':
      return <General />;
    case 'alerts':
      return <Alerts />;
    case 'people':
      return <PeopleSection />;
    case 'history':
      return look === null ? null : <History look={look} />;
    case 'network':
      return look === null ? null : <NetworkSection look={look} />;
    case 'transfer':
      return <Transfer />;
    case 'diagnostics':
      return <Diagnostics />;
    case 'policy':
      return look === null ? null : <PolicySection look={look} />;
  }
}

/** The settings: of this browser, of the workspace, and what IT set. */
export function Settings({ section }: { readonly section: string | null }) {
  const words = wordsOf('settings');
  const [search, setSearch] = useState('');
  const look = useSettings();
  const people = usePeople()?.people.length ?? 0;
  const found = foundBy(search);
  const asked = sectionOf(section);
  const shown = search.trim() === '' || found.includes(asked) ? asked : (found[0] ?? asked);
  return (
    <div className="screen">
      <header className="toolbar">
        <h1>{words('title')}</h1>
        <span className="muted fs12">{words('savedAtOnce')}</span>
        <span className="grow" />
        <SearchField label={words('find')} width={232} value={search} onChange={setSearch} />
      </header>
      <div className="panes">
        <Sections shown={shown} found={found} note={(id) => noteOf(id, look, people)} />
        <div className="ct2">
          <div className="in2">
            {(look?.problems ?? []).map(({ message, fix, cause }) => (
              <ProblemNote key={message} message={message} fix={fix} cause={cause} />
            ))}
            <Shown key={shown} section={shown} look={look} />
          </div>
        </div>
      </div>
    </div>
  );
}
