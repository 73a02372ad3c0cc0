// Builds the window into dist/renderer; served there as app://dictum/index.html, with no inline script or style.
import react from '@vitejs/plugin-react';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const room = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: room,
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: join(room, '../dist/renderer'),
    emptyOutDir: true,
    // Electron 25, the oldest that must start.
    target: 'chrome114',
    cssTarget: 'chrome114',
    // A small asset as data: URL would break the page's content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One chunk, read from disk.
    chunkSizeWarningLimit: 1000,
  },
});
