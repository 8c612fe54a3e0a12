import { join } from 'node:path';
import { defineConfig } from 'vite';

// What the package has besides the screens: the main process, the bridge of its windows, the engine and the command line.

const root = import.meta.dirname;
/** Natives are not bundled, and Electron is there by itself. Modules of Node are left out without being named. */
const external = ['electron', 'better-sqlite3', 'better-sqlite3-multiple-ciphers'];
const bundled = { noExternal: true as const, external };

export default defineConfig({
  root,
  publicDir: false,
  builder: {},
  environments: {
    client: {
      build: {
        outDir: join(root, 'dist/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          input: { preload: join(root, 'electron/preload.ts') },
          external,
          // The preload of a sandboxed window cannot be a module.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    node: {
      consumer: 'server',
      resolve: bundled,
      build: {
        // Two folders below the manifest, as sources of the version are.
        outDir: join(root, 'dist/app'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          platform: 'node',
          input: {
            main: join(root, 'electron/main.ts'),
            engine: join(root, 'engine/host/desktop/main.ts'),
            tandem: join(root, 'engine/host/cli/tandem.mjs'),
            'tandem-verify': join(root, 'engine/host/verify/tandem-verify.mjs'),
          },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
});
