import { fieldLabel } from '../../canvas/cards.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';
import type { SidePart } from './side-part.ts';

/** Which fields of a side are personal: viewers are shown no value of them. */
export function PersonalSection({ side, object, set }: SidePart) {
  const words = wordsOf('sideInspector');
  const personal = side.personal ?? [];
  return (
    <Section title={words('personal')}>
      <p className="insp-note">{words('personalText')}</p>
      <ul className="tags">
        {personal.map((name) => (
          <li key={name}>
            <span className="ell">{fieldLabel(object, name)}</span>
            <IconButton
              size="sm"
              icon="x"
              iconSize={12}
              label={words('notPersonal', { field: fieldLabel(object, name) })}
              onPress={() => {
                const left = personal.filter((other) => other !== name);
                set({ personal: left.length === 0 ? null : left });
              }}
            />
          </li>
        ))}
      </ul>
      <ComboBox
        key={personal.length}
        size="md"
        aria-label={words('addPersonal')}
        placeholder={words('addField')}
        options={(object?.fields ?? [])
          .filter((field) => !personal.includes(field.name))
          .map((field) => ({ id: field.name, label: field.label ?? field.name }))}
        value={null}
        onChange={(name) => name !== null && set({ personal: [...personal, name] })}
      />
    </Section>
  );
}
