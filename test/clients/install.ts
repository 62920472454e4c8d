import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs that the tests call, or files they use, and the Debian packages they come in. */
const programs = [
  ['jing', 'jing'],
  ['xmllint', 'libxml2-utils'],
  ['pocount', 'translate-toolkit'],
  ['omegat', 'omegat'],
  ['unzip', 'unzip'],
  ['soffice', 'libreoffice-writer'],
  ['/usr/lib/libreoffice/program/libsclo.so', 'libreoffice-calc'],
  ['pdftotext', 'poppler-utils'],
  ['/usr/lib/python3/dist-packages/openpyxl', 'python3-openpyxl'],
  ['/usr/lib/python3/dist-packages/docx', 'python3-docx'],
  ['/usr/bin/chromium', 'chromium'],
  ['redis-server', 'redis-server'],
  ['javac', 'default-jdk-headless'],
  ['/usr/share/java/segment.jar', 'libsegment-java'],
] as const;

const missing = (): readonly (readonly [string, string])[] =>
  programs.filter(([name]) => !(name.startsWith('/') ? existsSync(name) : spawnSync('which', [name]).status === 0));

/** As root on Debian what is missing is installed; elsewhere it is named, and the run fails: nothing is skipped. */
export default function install(): void {
  if (missing().length > 0 && process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    const apt = (...words: string[]): void => {
      const { status } = spawnSync('apt-get', words, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (status !== 0) throw new Error(`apt-get ${words.join(' ')} failed`);
    };
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing().map(([, debian]) => debian));
  }
  const lacking = missing();
  if (lacking.length === 0) return;
  const names = lacking.map(([program, debian]) => `${program} (Debian: ${debian})`).join(', ');
  throw new Error(`These programs are needed and not installed: ${names}.`);
}
