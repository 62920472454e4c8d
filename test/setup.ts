import { execSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Commands are tested as users run them: built. Once for all tests. */
export default function build(): void {
  try {
    execSync('npm run build --silent', { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`The build fails:\n${stdout}${stderr}`, { cause: error });
  }
}
