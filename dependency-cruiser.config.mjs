/**
 * Which room may know which. An arrow that is not here is an error: the order is model, then sor, config, gherkin and
 * evidence, then client and recording, then store, then runner; report reads the store, the site reads the report, and only the command
 * line knows everything.
 */
const ROOMS = {
  model: [],
  sor: ['model'],
  config: ['model', 'client/session', 'bundle/signature'],
  bundle: ['model'],
  handover: ['model', 'bundle', 'store', 'recording', 'evidence', 'gherkin'],
  gherkin: ['model'],
  evidence: ['model'],
  recording: ['model', 'gherkin', 'evidence'],
  client: ['model', 'sor', 'evidence'],
  store: ['model', 'recording'],
  endpoint: ['model', 'sor'],
  runner: ['model', 'sor', 'client', 'store', 'gherkin'],
  manual: ['model', 'gherkin'],
  report: ['model', 'gherkin', 'store'],
  site: [
    'model',
    'config',
    'gherkin',
    'recording',
    'store',
    'report',
    'sor',
    'runner/fingerprint',
    'bundle',
    'handover/leaks',
    'handover/receipts',
    'evidence/rules',
  ],
  pages: ['model', 'site', 'report', 'store'],
};

const rooms = Object.entries(ROOMS).map(([room, known]) => ({
  name: `${room}-kender-kun-${known.join('-').replaceAll('/', '-') || 'sig-selv'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.(test|fixture)\\.ts$' },
  to: { path: '^src/', pathNot: [room, ...known].map((name) => `^src/${name}[/.]`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rooms,
    {
      name: 'trin-kender-kun-client-sor-model',
      severity: 'error',
      from: { path: '^step-definitions/' },
      to: { path: '^src/', pathNot: '^src/(client|sor|model)/' },
    },
    // Types may know each other; modules that run may not.
    { name: 'ingen-kredse', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
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
      name: 'kun-client-aabner-stik',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/client/|\\.test\\.ts$' },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'kun-endpoint-lytter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/endpoint/|\\.test\\.ts$' },
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
