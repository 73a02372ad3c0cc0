import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{core,storage,engine,electron,cli,house,renderer}/**/*.test.{ts,tsx}'],
    // Two cores: more files at once only make the model's tests slower and their time-outs tighter.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
