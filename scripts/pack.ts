/**
 * Writes sor-pilot as a package that is installed in repositories of others: `sor-pilot-<version>.tgz`, and the folder it is
 * packed from. Use: npm run pack:tool [FOLDER], without one dist.package/
 *
 * Everything the tool needs is in it, compiled; of sources only those that results are fingerprinted by, so that a clone and
 * an installed tool agree on what is outdated. What a package is installed with stands in package.json as in a clone.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { argv, env, execPath } from 'node:process';
import ts from 'typescript';
import { STEP_FOLDERS } from '../src/runner/fingerprint.ts';
import { LINES } from './node/choose-node.mjs';
import { compile, ONLY_FOR_TESTS, renameImports } from './pack/compile.ts';
import { root } from './tools.ts';

/** What is taken as it stands, beside the code. */
const AS_IT_STANDS = ['config', 'features', 'guidance', 'public', 'templates'];
const PAPERS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'tsconfig.json'];
/** Keys of package.json that say nothing to whoever installs it. */
const ONLY_IN_A_CLONE = ['private', 'scripts', 'devDependencies'];
/** Starlight looks for it by this very name, and it is only ever read through Vite. */
const CONTENT_CONFIG = 'src/content.config.ts';
/** The door for own steps; see step-definitions/support/own-steps.ts. */
const STEPS = 'step-definitions/support/own-steps';

const out = resolve(argv[2] ?? 'dist.package');
const folder = join(out, 'sor-pilot');
rmSync(folder, { recursive: true, force: true });
for (const name of AS_IT_STANDS) cpSync(join(root, name), join(folder, name), { recursive: true });
for (const name of PAPERS) put(name, read(name));
// What starts the tool is JavaScript already; what is TypeScript there is for those who work on it.
const launchers = filesUnder('scripts').filter((name) => name.endsWith('.mjs'));
for (const name of [...launchers, 'astro.config.mjs']) put(name, renameImports(read(name)));
for (const name of ['src', 'docs', 'step-definitions'].flatMap(filesUnder)) putCode(name);
putDeclarations();
put('package.json', packageJson());
const tarball = npmPack();
console.error(`Skrev ${relative('', join(out, tarball))}.`);
// A clone that has been used may have addresses in its environments that are not for everybody.
const environments = filesUnder('config/environments').map((name) => basename(name, '.yaml'));
console.error(`Alle, der får pakken, får disse miljøer med: ${environments.join(', ')}.`);

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

function put(name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function filesUnder(name: string): readonly string[] {
  return (
    readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      // A Node may have been fetched beside the scripts.
      .filter((file) => !file.includes('/node_modules/'))
  );
}

function putCode(name: string): void {
  if (ONLY_FOR_TESTS.test(name)) return;
  if (name.endsWith('.ts') && name !== CONTENT_CONFIG) {
    put(name.replace(/\.ts$/, '.js'), compile(read(name)));
    if (STEP_FOLDERS.some((room) => name.startsWith(`${room}/`))) put(name, read(name));
  } else if (name === CONTENT_CONFIG || /\.(?:astro|mdx)$/.test(name)) {
    put(name, renameImports(read(name)));
  } else {
    put(name, readFileSync(join(root, name)));
  }
}

/** Declarations of the door for own steps, in a folder of their own: beside a source, an editor would read that instead. */
function putDeclarations(): void {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => readFileSync(file, 'utf8')) as {
    readonly config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const emitting = { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: join(folder, 'types') };
  const program = ts.createProgram([join(root, `${STEPS}.ts`)], emitting);
  const { diagnostics } = program.emit(undefined, (file, text) => {
    put(relative(folder, file), renameImports(text));
  });
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, '\n'));
}

/** As in the clone, without what only it has a use for. */
function packageJson(): string {
  const whole = Object.entries(JSON.parse(read('package.json')) as Record<string, unknown>);
  const shared = Object.fromEntries(whole.filter(([key]) => !ONLY_IN_A_CLONE.includes(key)));
  const doors = { './steps': { types: `./types/${STEPS}.d.ts`, default: `./${STEPS}.js` }, './package.json': './package.json' };
  // A clone fetches a Node where the machine has none that will do; a package fetches nothing itself.
  const engines = { node: LINES.map((line, at) => `${at === LINES.length - 1 ? '>=' : '^'}${line.join('.')}`).join(' || ') };
  return `${JSON.stringify({ ...shared, engines, exports: doors }, null, 2)}\n`;
}

/** Has npm make the archive, and gives its name. */
function npmPack(): string {
  const npm = env['npm_execpath'];
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', out];
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const made = npm === undefined ? spawnSync('npm', args, options) : spawnSync(execPath, [npm, ...args], options);
  if (made.status !== 0) throw new Error(`npm pack ended with ${made.status ?? 'a signal'}: ${made.stderr}`);
  const [packed] = JSON.parse(made.stdout) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error('npm pack told of no file');
  return packed.filename;
}
