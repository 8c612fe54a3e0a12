import '../app/no-eval.ts';
import '@fontsource-variable/inter';
import '../ui/tokens.css';
import '../ui/ui.css';
import './workshop.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workshop } from './Workshop.tsx';

const theme = new URLSearchParams(location.search).get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Workshop />
    </StrictMode>,
  );
