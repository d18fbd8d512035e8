/**
 * Which room may know which. An arrow that is not here is an error: the order is model, then disk and protocols, then sor and
 * evidence, then wire and the ground the exercise stands on, then interfaces with both their ends, then session, runner
 * and the exercise's server; recording reads and writes messages below the store; report reads the store, the site reads the report, and only the command line knows
 * everything.
 */
const ROOMS = {
  model: [],
  disk: ['model'],
  sor: ['model', 'protocols'],
  protocols: ['model'],
  evidence: ['model', 'protocols'],
  wire: ['model', 'sor', 'protocols', 'evidence', 'disk'],
  'exercise/ground': ['model', 'sor', 'protocols'],
  interfaces: ['model', 'sor', 'protocols', 'evidence', 'wire', 'exercise/ground'],
  session: ['model', 'sor', 'evidence', 'wire', 'interfaces'],
  'exercise/server': ['model', 'sor', 'protocols', 'interfaces', 'exercise/ground'],
  config: ['model', 'session', 'bundle/signature'],
  bundle: ['model'],
  handover: ['model', 'disk', 'bundle', 'store', 'recording', 'evidence', 'gherkin'],
  gherkin: ['model'],
  recording: ['model', 'gherkin', 'evidence'],
  store: ['model', 'disk', 'recording'],
  runner: ['model', 'disk', 'sor', 'session', 'store', 'gherkin', 'bundle/canonical'],
  manual: ['model', 'gherkin'],
  report: ['model', 'protocols', 'gherkin', 'store'],
  site: [
    'model',
    'disk',
    'protocols',
    'config',
    'gherkin',
    'recording',
    'store',
    'report',
    'sor',
    'runner/fingerprint',
    'runner/basis',
    'bundle',
    'handover/leaks',
    'handover/receipts',
    'evidence/rules',
    'evidence/uncertain',
  ],
  pages: ['model', 'site', 'report', 'store'],
};

const rooms = Object.entries(ROOMS).map(([room, known]) => ({
  name: `${room.replaceAll('/', '-')}-kender-kun-${known.join('-').replaceAll('/', '-') || 'sig-selv'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.(test|fixture)\\.ts$' },
  to: { path: '^src/', pathNot: [room, ...known].map((name) => `^src/${name}[/.]`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rooms,
    {
      name: 'trin-kender-kun-kontrakten-sessionen-sor-og-model',
      severity: 'error',
      from: { path: '^step-definitions/' },
      to: {
        path: '^src/',
        pathNot: '^src/(session|sor|model)/|^src/interfaces/[^/]+\\.ts$|^src/interfaces/[^/]+/contract\\.ts$',
      },
    },
    { name: 'ingen-kredse', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'klient-kender-ikke-oevelse',
      severity: 'error',
      from: { path: '^src/interfaces/[^/]+/client', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^src/(exercise/|interfaces/[^/]+/exercise)' },
    },
    {
      name: 'oevelse-kender-ikke-klient',
      severity: 'error',
      from: { path: '^src/interfaces/[^/]+/exercise', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^src/(wire/|session/|interfaces/[^/]+/client)' },
    },
    {
      name: 'kun-proever-kender-fixtures',
      severity: 'error',
      from: { path: '^(src|step-definitions)/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '\\.fixture\\.ts$' },
    },
    {
      name: 'recording-er-ren',
      severity: 'error',
      from: { path: '^src/recording/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads)' },
    },
    {
      name: 'report-er-ren',
      severity: 'error',
      from: { path: '^src/report/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads|crypto)' },
    },
    {
      name: 'model-er-ren',
      severity: 'error',
      from: { path: '^src/model/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads)' },
    },
    {
      name: 'kun-wire-aabner-stik',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/wire/|\\.test\\.ts$' },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'kun-oevelsen-lytter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/exercise/|^src/interfaces/(interface\\.ts|[^/]+/exercise)|\\.test\\.ts$' },
      to: { path: 'node_modules/fastify' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '\\.astro$' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'] },
  },
};
