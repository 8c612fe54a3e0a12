import './no-eval.ts';
import '@fontsource-variable/inter';
import '../ui/tokens.css';
import '../ui/ui.css';
import './frame.css';
import './palette/palette.css';
import '../tour/tour.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { tellAlerts } from '../alerts/alerts.ts';
import { followDesktop } from '../state/desktop.ts';
import { startListening } from '../state/engine.ts';
import { followCards } from '../state/flow-cards.ts';
import { startLanguage } from '../words/language.ts';
import { App } from './App.tsx';
import { listenToKeys } from './keys.ts';
import { followAddress } from './route.ts';
import { tellNews } from './tell-news.ts';
import { startTheme } from './theme.ts';

startTheme();
followAddress();
listenToKeys();

function open(): void {
  tellNews();
  tellAlerts();
  followCards();
  startListening();
  followDesktop();
  const root = document.getElementById('root');
  if (root !== null)
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
}

void startLanguage().then(open);
