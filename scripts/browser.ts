import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PilotError } from '../src/model/pilot-error.ts';

/** Where browsers of the Chromium family are found on the usual systems; CHROME_PATH goes before all of them. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser the tests drive, or undefined. */
export function findBrowser(): string | undefined {
  return [process.env['CHROME_PATH'], ...PLACES].find((place) => place !== undefined && existsSync(place));
}

/** Finds a browser, or installs Chromium from the system's own packages where apt is there. Throws PilotError SP1030. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (existsSync('/usr/bin/apt-get')) {
    console.error('Ingen browser fundet: installerer Chromium fra systemets egne pakker (apt-get install chromium) …');
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
      const result = spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (result.status !== 0) break;
    }
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new PilotError('SP1030', {
    seen: 'der er ingen Chromium, Chrome eller Edge på maskinen, og den kunne ikke installeres herfra',
    expected: 'en browser af Chromium-familien på et af de sædvanlige steder eller i miljøvariablen CHROME_PATH',
    remedy: 'Installér Chromium, eller sæt CHROME_PATH til browserens fil, og kør “npm test” igen.',
  });
}
