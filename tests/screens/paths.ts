import { join } from 'node:path';

// Playwright runs these files as CommonJS.
const ROOT = join(__dirname, '../..');

/** The built page. */
export const PAGE = join(ROOT, 'dist/renderer');
/** The bundled host (host/main.ts). */
export const HOST = join(ROOT, 'test-results/screens-host');
export const SPEECH = join(ROOT, 'tests/fixtures/speech');
export const SCREENSHOTS = join(ROOT, 'docs/screenshots');
