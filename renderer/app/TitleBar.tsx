import { Fragment } from 'react';
import { flowNameIn, useCards } from '../state/flow-cards.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { wordsOf } from '../words/words.ts';
import { useBack } from './back.ts';
import { crumbsOf } from './crumbs.ts';
import { caps } from './keys.ts';
import { openPalette } from './palette/palette-state.ts';
import { addressOf, useRoute } from './route.ts';

const Mark = () => (
  <svg className="mark" viewBox="0 0 24 24" role="img" aria-label="Tandem">
    <g fill="none" strokeWidth="2.25" strokeLinecap="round">
      <path d="M11.2 5.7A5.2 5.2 0 1 0 11.7 15.6" stroke="var(--left-line)" transform="translate(0 1.3)" />
      <path d="M12.8 18.3A5.2 5.2 0 1 0 12.3 8.4" stroke="var(--right-line)" transform="translate(0 -1.3)" />
    </g>
  </svg>
);

function Crumbs() {
  const route = useRoute((state) => state.route);
  const cards = useCards((state) => state.cards);
  const crumbs = crumbsOf(route, flowNameIn(cards));
  return crumbs.map(({ label, to }, index) => (
    <Fragment key={label}>
      {index > 0 && <Icon name="chev-r" size={12} />}
      {label === '' ? (
        <span className="crumb-waits" aria-hidden />
      ) : to === null ? (
        <b className="ell" aria-current="page">
          {label}
        </b>
      ) : (
        <a className="ell" href={addressOf(to)}>
          {label}
        </a>
      )}
    </Fragment>
  ));
}

/** Where you are, the way back, and the box that everything can be searched from. */
export function TitleBar() {
  const { back, forward } = useBack();
  const words = wordsOf('frame');
  return (
    <header className="titlebar">
      <Mark />
      <nav className="crumbs" aria-label={words('whereYouAre')}>
        <IconButton
          icon="arr-l"
          label={words('back')}
          keys={caps(['Alt+ArrowLeft'])}
          size="sm"
          iconSize={14}
          isDisabled={!back}
          onPress={() => history.back()}
        />
        <IconButton
          icon="arr-r"
          label={words('forward')}
          keys={caps(['Alt+ArrowRight'])}
          size="sm"
          iconSize={14}
          isDisabled={!forward}
          onPress={() => history.forward()}
        />
        <span className="gap" />
        <Crumbs />
      </nav>
      <button type="button" className="cmdk" aria-haspopup="dialog" onClick={() => openPalette()}>
        <Icon name="search" size={14} />
        <span className="grow ell">{words('search')}</span>
        <KeyCaps keys={caps(['Mod+K'])} />
      </button>
    </header>
  );
}
