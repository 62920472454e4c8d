import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The root is the repository, so that tests name files as a user would.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    exclude: ['test/clients/**', 'test/editor/page/**'],
    globalSetup: 'test/setup.ts',
    testTimeout: 60_000,
  },
});
