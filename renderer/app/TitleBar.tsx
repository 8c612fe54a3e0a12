import { Icon } from '../ui/Icon.tsx';

/** Where you are, the way back, and the box that everything can be searched from. */
export function TitleBar() {
  return (
    <header className="titlebar">
      <svg className="mark" viewBox="0 0 24 24" role="img" aria-label="Tandem">
        <g fill="none" strokeWidth="2.25" strokeLinecap="round">
          <path d="M11.2 5.7A5.2 5.2 0 1 0 11.7 15.6" stroke="var(--left-line)" transform="translate(0 1.3)" />
          <path d="M12.8 18.3A5.2 5.2 0 1 0 12.3 8.4" stroke="var(--right-line)" transform="translate(0 -1.3)" />
        </g>
      </svg>
      <nav className="crumbs" aria-label="Where you are">
        <button type="button" className="btn ghost icon sm" aria-label="Back" onClick={() => history.back()}>
          <Icon name="arr-l" size={14} />
        </button>
        <button type="button" className="btn ghost icon sm" aria-label="Forward" onClick={() => history.forward()}>
          <Icon name="arr-r" size={14} />
        </button>
      </nav>
    </header>
  );
}
