import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Real programs read what sverka writes. They are slow to start, and one of them keeps a lock: one file at a time.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/clients/**/*.test.ts', 'test/editor/page/**/*.test.ts'],
    globalSetup: ['test/setup.ts', 'test/clients/install.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
