import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

/** Something that can be chosen from a list. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A few words more, in grey. */
  readonly detail?: string;
  readonly icon?: IconName;
  /** Drawn in place of the icon. */
  readonly mark?: React.ReactNode;
  /** Options with the same group stand together under its name. */
  readonly group?: string;
  readonly isDisabled?: boolean;
}

const OptionItem = ({ option }: { readonly option: Option }) => (
  <ListBoxItem id={option.id} textValue={option.label} className="menu-item" isDisabled={option.isDisabled === true}>
    {option.mark ?? (option.icon !== undefined && <Icon name={option.icon} />)}
    <span className="ell">{option.label}</span>
    {option.detail !== undefined && <span className="detail ell">{option.detail}</span>}
    <span className="tick">
      <Icon name="check" size={14} />
    </span>
  </ListBoxItem>
);

/** The open list of a select or combo box. */
export function Options({ options }: { readonly options: readonly Option[] }) {
  const groups = [...new Set(options.map((one) => one.group))];
  return (
    <ListBox
      className="menu-list"
      renderEmptyState={() => <p className="menu-empty">{wordsOf('controls')('nothingFits')}</p>}
    >
      {groups.map((group) => {
        const items = options.filter((one) => one.group === group);
        const drawn = items.map((one) => <OptionItem key={one.id} option={one} />);
        if (group === undefined) return drawn;
        return (
          <ListBoxSection key={group} id={group}>
            <Header className="menu-head">{group}</Header>
            {drawn}
          </ListBoxSection>
        );
      })}
    </ListBox>
  );
}
