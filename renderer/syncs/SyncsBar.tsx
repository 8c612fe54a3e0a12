import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { ImportButton } from './ImportButton.tsx';
import { countsOf, type Filter, filters, type Order } from './shown.ts';
import { useShown } from './use-shown.ts';

const filterName = (filter: Filter): string => wordsOf('syncs')(`filter-${filter}`);
const orderName = (order: Order): string => wordsOf('syncs')(`order-${order}`);

const orders: readonly Order[] = ['needs', 'name', 'ran', 'next'];

function OrderMenu() {
  const order = useShown((shown) => shown.order);
  const entries = orders.map((one) => ({
    id: one,
    label: orderName(one),
    isOn: one === order,
    onAction: () => useShown.setState({ order: one }),
  }));
  return (
    <MenuButton
      label={wordsOf('syncs')('order')}
      trigger={
        <Button look="ghost" icon="sort">
          {orderName(order)}
        </Button>
      }
      parts={[{ id: 'order', entries }]}
    />
  );
}

/** The filter of windows that are too narrow for all of it. */
function FilterMenu({ counts }: { readonly counts: ReturnType<typeof countsOf> }) {
  const filter = useShown((shown) => shown.filter);
  const entries = filters.map((id) => ({
    id,
    label: filterName(id),
    detail: numberWords(counts[id]),
    isOn: id === filter,
    onAction: () => useShown.setState({ filter: id }),
  }));
  return (
    <MenuButton
      label={wordsOf('syncs')('which')}
      trigger={
        <Button look="ghost" icon="filter">
          {filterName(filter)}
        </Button>
      }
      parts={[{ id: 'filter', entries }]}
    />
  );
}

/** The head of the screen: search, filter, order, and a new sync. */
export function SyncsBar({
  cards,
  searchRef,
}: {
  readonly cards: readonly FlowCard[];
  readonly searchRef: React.Ref<HTMLInputElement>;
}) {
  const { filter, search } = useShown();
  const counts = countsOf(cards);
  const words = wordsOf('syncs');
  return (
    <header className="toolbar">
      <h1>{words('title')}</h1>
      <span className="muted">{numberWords(cards.length)}</span>
      <span className="grow" />
      <SearchField
        label={words('search')}
        className="w232"
        value={search}
        onChange={(next) => useShown.setState({ search: next })}
        inputRef={searchRef}
      />
      <span className="if-wide">
        <Segmented
          label={wordsOf('syncs')('which')}
          segments={filters.map((id) => ({ id, label: filterName(id), count: counts[id] }))}
          value={filter}
          onChange={(next) => useShown.setState({ filter: next })}
        />
      </span>
      <span className="if-narrow">
        <FilterMenu counts={counts} />
      </span>
      <OrderMenu />
      <span className="vr" />
      <ImportButton />
      <RightButton needs="design" look="primary" icon="plus" onPress={() => go({ at: 'new-sync' })}>
        {words('newSync')}
      </RightButton>
    </header>
  );
}
