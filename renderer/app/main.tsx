import './no-eval.ts';
import '@fontsource-variable/inter';
import '../ui/tokens.css';
import '../ui/ui.css';
import './frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followDesktop } from '../state/desktop.ts';
import { startListening } from '../state/engine.ts';
import { App } from './App.tsx';
import { followAddress } from './route.ts';

followAddress();
startListening();
followDesktop();
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
