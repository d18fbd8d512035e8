import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { parse } from 'yaml';
import type { Session } from '../../src/model/session.ts';
import { useSession } from '../../src/session/session.ts';
import { assumptionsFileSchema } from '../../src/model/config/assumption.ts';
import { environmentSchema, regionEndpointsSchema } from '../../src/model/config/environment.ts';
import { regionsFileSchema } from '../../src/model/config/region.ts';
import { levelsFileSchema } from '../../src/model/config/vocabulary.ts';
import { createSyntheticRegister } from '../../src/sor/synthetic/create-synthetic-register.ts';
import { findTestUnits } from '../../src/sor/synthetic/test-units.ts';
import type { RegisterContent } from '../../src/sor/unit.ts';
import { memoryClient, NOT_IN_MEMORY } from './memory-client.ts';
import { without } from './without.ts';
import { FAULTS } from './faults.ts';

/**
 * Runs the whole suite once for each fault in {@link FAULTS} and prints which scenarios did not pass, as JSON. With the
 * argument “open” nobody has settled any assumption; without it all of them are settled as they are assumed.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A region that is part of the merger, so that every subject concerns it. */
const REGION = 'hovedstaden';
/** A day that never moves, so that the synthetic register and every message stay the same. */
const onDate = '2026-11-23';
const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
const environment = { cwd: ROOT, env: {}, stdout: nothing(), stderr: nothing(), debug: false };
/** What only a socket or a person can answer is tried against the exercise endpoint and by hand. */
const tagExpression = `not (@manuel or ${NOT_IN_MEMORY.map((name) => `@snitflade:${name}`).join(' or ')})`;
const sources = { defaultDialect: 'da', paths: ['features'], names: [], tagExpression, order: 'defined' as const };

function yaml(name: string): unknown {
  return parse(readFileSync(`${ROOT}config/${name}`, 'utf8'));
}

const { regions } = regionsFileSchema.parse(yaml('regions.yaml'));
const { levels, system } = levelsFileSchema.parse(yaml('levels.yaml'));
const { levelCodes, limits, freshnessHours, responseTimeMs } = environmentSchema.parse(yaml('environments/oevelse.yaml'));
const coded = levels.map(({ name, position, shakLength }) => ({ name, position, shakLength, code: levelCodes[name] ?? '' }));
const content: RegisterContent = createSyntheticRegister({
  seed: 27,
  unitsPerRegion: 160,
  snapshotDate: onDate,
  regions,
  levels: coded,
});
const region = regions.find(({ id }) => id === REGION);
if (region === undefined) throw new TypeError(`Ingen region med id “${REGION}”`);

const isOpen = argv.includes('open');
const assumptions = assumptionsFileSchema.parse(yaml('assumptions.yaml')).assumptions.map(({ id }) => id);
const SETTLED = { as: 'assumed', source: 'Prøven', date: onDate } as const;

const session: Session = {
  region: { id: region.id, name: region.name, code: region.code },
  environment: { id: 'proeve', name: 'Prøve', exercise: true },
  endpoints: regionEndpointsSchema.parse({ interfaces: {}, units: findTestUnits(content, region.name, onDate) }),
  limits,
  freshnessHours,
  responseTimeMs,
  levelSystem: system,
  levels: coded,
  openAssumptions: isOpen ? assumptions : [],
  settledAssumptions: isOpen ? {} : Object.fromEntries(assumptions.map((id) => [id, SETTLED])),
  refusalCodes: {},
  onDate,
};

/** Key and failure of every scenario that did not pass. */
async function failures(name: string): Promise<Readonly<Record<string, string>>> {
  const fault = FAULTS[name];
  if (fault === undefined) throw new TypeError(`Ukendt fejl “${name}”`);
  const sound = {
    date: onDate,
    levelSystem: system,
    fhir: content,
    skrs: content,
    files: { xml2: withoutLevels(content), xml3: content, csvDaily: content, csvComplete: content },
  };
  const spoilt = fault.spoil({ session, region: sound });
  useSession({
    session: spoilt.session,
    clientFor: (recorder) => {
      const sane = memoryClient(spoilt.region, recorder);
      return spoilt.client?.(sane) ?? sane;
    },
    preflight: () => {
      throw new TypeError('Der er ingen snitflader at se på i hukommelsen.');
    },
    redact: (text) => text,
    excerpts: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  });
  const messages: Envelope[] = [];
  await runCucumber(
    {
      sources,
      support: library,
      runtime: {
        dryRun: false,
        failFast: false,
        filterStacktraces: true,
        parallel: 0,
        retry: 0,
        retryTagFilter: '',
        strict: true,
        worldParameters: {},
      },
      formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
      plugins: { specifiers: [], options: {} },
    },
    environment,
    (message) => messages.push(message),
  );
  return failuresIn(messages);
}

function failuresIn(messages: readonly Envelope[]): Readonly<Record<string, string>> {
  const idOfPickle = new Map(
    messages.flatMap(({ pickle }) => (pickle === undefined ? [] : [[pickle.id, idOf(pickle.tags.map((tag) => tag.name))]])),
  );
  const pickleOfCase = new Map(
    messages.flatMap(({ testCase }) => (testCase === undefined ? [] : [[testCase.id, testCase.pickleId]])),
  );
  const caseOfAttempt = new Map(
    messages.flatMap(({ testCaseStarted }) =>
      testCaseStarted === undefined ? [] : [[testCaseStarted.id, testCaseStarted.testCaseId]],
    ),
  );
  const found: Record<string, string> = {};
  for (const { testStepFinished } of messages) {
    if (testStepFinished === undefined || ['PASSED', 'SKIPPED'].includes(testStepFinished.testStepResult.status)) continue;
    const { exception, message, status } = testStepFinished.testStepResult;
    const id = idOfPickle.get(pickleOfCase.get(caseOfAttempt.get(testStepFinished.testCaseStartedId) ?? '') ?? '') ?? '?';
    found[id] ??= `${exception?.type ?? status}: ${exception?.message ?? message ?? ''}`;
  }
  return found;
}

function idOf(tags: readonly string[]): string {
  return tags.find((tag) => /^@[A-Z]/.test(tag))?.slice(1) ?? '?';
}

function withoutLevels(register: RegisterContent): RegisterContent {
  return {
    ...register,
    units: register.units.map((unit) => without(unit, 'organisationalLevel')),
  };
}

const library = await loadSupport(
  {
    sources,
    support: {
      importPaths: ['step-definitions/**/*.ts'],
      requireModules: [],
      requirePaths: [],
      loaders: [],
    },
  },
  environment,
);
const results: Record<string, Readonly<Record<string, string>>> = {};
for (const name of Object.keys(FAULTS)) results[name] = await failures(name);
stdout.write(JSON.stringify(results));
