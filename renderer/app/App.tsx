import { Suspense, useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { SignIn } from '../sign-in/SignIn.tsx';
import { useEngine } from '../state/engine.ts';
import { flowNameIn, useCards } from '../state/flow-cards.ts';
import { Tour } from '../tour/Tour.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { useLanguage } from '../words/language.ts';
import { Announcer } from './Announcer.tsx';
import { Arriving, FetchTheRest } from './Arriving.tsx';
import { Boundary } from './Boundary.tsx';
import { titleOf } from './crumbs.ts';
import { useFrameActions } from './frame-actions.ts';
import { KeysSheet } from './KeysSheet.tsx';
import { Palette } from './palette/Palette.tsx';
import { Rail } from './Rail.tsx';
import { screenOf, useRoute } from './route.ts';
import { Screen } from './Screen.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The window: the frame, and in it the screen that the address names. */
export function App() {
  const connected = useEngine((state) => state.connected);
  const route = useRoute((state) => state.route);
  const cards = useCards((state) => state.cards);
  useFrameActions();
  const title = titleOf(route, flowNameIn(cards));
  const { language, formats } = useLanguage();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  // What had the focus went with the screen before: the keyboard goes on from the new one, which is read aloud.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the screen changes
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [route]);
  if (connected === 'refused') return <SignIn />;
  return (
    <I18nProvider locale={formats}>
      <div className="app" key={language}>
        <TitleBar />
        <Rail />
        <main className="main" data-at={route.at} ref={main} tabIndex={-1} aria-label={title}>
          <Boundary key={screenOf(route)}>
            <Suspense fallback={<Arriving />}>
              <Screen />
              <FetchTheRest />
            </Suspense>
          </Boundary>
        </main>
        <StatusBar />
        <Palette />
        <KeysSheet />
        <Tour />
        <ToastRegion />
        <Announcer />
      </div>
    </I18nProvider>
  );
}
