/**
 * Runs one of the project's commands on any machine with Node 20 or newer and npm: installs what the lockfile says when it is
 * not there yet, then goes on in a Node that the packages support, the machine's own or one that is fetched (scripts/node).
 * Plain JavaScript without dependencies, because nothing else is there on a fresh machine.
 *
 * Use: node scripts/setup.mjs <module> [argument …]
 */
import { spawn, spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNewerThan, linesInWords, pinnedNode, willDo } from './node/choose-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Installed as a package, everything has been fetched by whoever installed it, and lies beside it. */
const isPackage = basename(dirname(root)) === 'node_modules';
const modules = isPackage ? dirname(root) : join(root, 'node_modules');
const say = (text) => process.stderr.write(`${text}\n`);

function fail(text) {
  say(text);
  process.exit(3);
}

/** Installs what the lockfile in a folder says. npm tells where it is; without it (node scripts/setup.mjs) the one on the PATH serves. */
function install(folder, what) {
  say(`Sætter op: henter ${what} (npm ci) …`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  const result =
    npm === undefined
      ? spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    fail('Pakkerne kunne ikke hentes. Se beskeden fra npm ovenfor; tjek adgangen til pakkeregistret, og prøv igen.');
  }
}

function findNode() {
  if (willDo(process.versions.node)) return process.execPath;
  const { node, fault } = isPackage
    ? { fault: 'som pakke henter sor-pilot ikke selv en anden' }
    : pinnedNode(join(root, 'scripts', 'node'), process, install);
  return (
    node ??
    fail(
      `Node ${process.versions.node} kan ikke bruges her, og ${fault}. Installér Node ${linesInWords()} (eller nyere i samme linje), og prøv igen.`,
    )
  );
}

/**
 * A whole register is held while its rules are tried, and V8 lets what is young grow to three times this meanwhile: 100,000
 * units took 277 MB with it and 396 MB without, in the same time. Runs, where little lives long, are some 3 % slower by it.
 */
const flagsFor = (name, given) =>
  name.startsWith('src/cli/main.') && given[0] === 'register' ? ['--max-semi-space-size=16'] : [];

const [module, ...args] = process.argv.slice(2);
if (module === undefined) fail('Brug: node scripts/setup.mjs <modul> [argument …]');
// npm writes node_modules/.package-lock.json last, so one that is newer than the lockfile means a whole install of it.
if (!isPackage && !isNewerThan(join(root, 'node_modules', '.package-lock.json'), join(root, 'package-lock.json'))) {
  install(root, 'pakkerne, som package-lock.json nævner');
}
const node = findNode();
const bin = join(modules, '.bin');
const separator = process.platform === 'win32' ? ';' : ':';
const withParent = new URL('./with-parent.mjs', import.meta.url);
// npm that is killed tells nobody. Started by hand, this may outlive the shell it was started in.
if (process.env.npm_lifecycle_event !== undefined || process.env.npm_command === 'exec') await import(withParent.href);
const child = spawn(node, [...flagsFor(module, args), '--import', withParent.href, join(root, module), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), bin, process.env.PATH].join(separator) },
});
// The child decides what a signal means; it ends what it started, and its exit code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
