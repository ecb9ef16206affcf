import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const inTests = process.env['VITEST'] !== undefined;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses: the window serves the pages from its own scheme.
  base: './',
  resolve: {
    alias: {
      $lib: here('./src/lib'),
      $shared: here('./src/shared'),
      $shell: here('./src/shell'),
      $locales: here('../assets/locales'),
    },
    // Unit tests run the browser build of Svelte, the one that people get.
    ...(inTests ? { conditions: ['browser'] } : {}),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content policy forbids data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What really went into the bundle; the list of licences is compared with it.
    license: { fileName: ".vite/bundled.json" },
    rollupOptions: { input: here('./index.html') },
  },
  server: { fs: { allow: [here('..')] } },
  // Against a test that hangs, never against a slow machine.
  test: { include: ['src/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 120_000 },
});
