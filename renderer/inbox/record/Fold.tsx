import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Count } from '../../ui/Count.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** A list that is folded away under its name and its count. */
export function Fold({
  label,
  count,
  isOpen = true,
  children,
}: {
  readonly label: string;
  readonly count: number;
  readonly isOpen?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <Disclosure className="ir-fold" defaultExpanded={isOpen}>
      <Heading className="ir-fold-head" level={3}>
        <AriaButton slot="trigger" className="ir-fold-button">
          <Icon name="chev-r" size={12} />
          {label}
          <Count of={count} />
        </AriaButton>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}
