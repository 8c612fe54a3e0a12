import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    // The policy of the pages allows images in data, and no script or style.
    assetsInlineLimit: 0,
    // The largest piece is what steps are made of (phone numbers, patterns, expressions): the canvas fetches it, no first screen.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: join(root, 'renderer/index.html'), workshop: join(root, 'renderer/workshop.html') },
    },
  },
});
