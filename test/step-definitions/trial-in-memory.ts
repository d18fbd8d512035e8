import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { parse } from 'yaml';
import { trialGrounds } from '../../src/config/trial-grounds.ts';
import { useSession } from '../../src/session/session.ts';
import { assumptionsFileSchema } from '../../src/model/config/assumption.ts';
import { type Environment, environmentSchema, regionEndpointsSchema } from '../../src/model/config/environment.ts';
import { regionsFileSchema } from '../../src/model/config/region.ts';
import { levelsFileSchema } from '../../src/model/config/vocabulary.ts';
import { createSyntheticRegister } from '../../src/sor/synthetic/create-synthetic-register.ts';
import { findTestUnits } from '../../src/sor/synthetic/test-units.ts';
import type { RegisterContent } from '../../src/sor/unit.ts';
import { memoryClient, NOT_IN_MEMORY } from './memory-client.ts';
import type { Trial } from './spoil.ts';
import { without } from './without.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A region that is part of the merger, so that every subject concerns it. */
const REGION = 'hovedstaden';
/** A day that never moves, so that the synthetic register and every message stay the same. */
const onDate = '2026-11-23';
const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
const environment = { cwd: ROOT, env: {}, stdout: nothing(), stderr: nothing(), debug: false };
/** What only a socket or a person can answer is tried against the exercise endpoint and by hand. */
const IN_MEMORY = `not (@manuel or ${NOT_IN_MEMORY.map((name) => `@snitflade:${name}`).join(' or ')})`;
const sources = { defaultDialect: 'da', paths: ['features'], names: [], tagExpression: IN_MEMORY, order: 'defined' as const };

function yaml(name: string): unknown {
  return parse(readFileSync(`${ROOT}config/${name}`, 'utf8'));
}

const { regions } = regionsFileSchema.parse(yaml('regions.yaml'));
const { levels, system } = levelsFileSchema.parse(yaml('levels.yaml'));
const oevelse = environmentSchema.parse(yaml('environments/oevelse.yaml'));
const coded = levels.map(({ name, position, shakLength }) => ({
  ...{ name, position, shakLength },
  code: oevelse.levelCodes[name] ?? '',
}));
const content: RegisterContent = createSyntheticRegister({
  seed: 27,
  unitsPerRegion: 160,
  snapshotDate: onDate,
  regions,
  levels: coded,
});
const region = regions.find(({ id }) => id === REGION) ?? noRegion();
function noRegion(): never {
  throw new TypeError(`Ingen region med id “${REGION}”`);
}

const { assumptions } = assumptionsFileSchema.parse(yaml('assumptions.yaml'));

/** How an environment settles assumptions. */
export type Settles = Partial<Pick<Environment, 'settled' | 'settlesAll'>>;

/** A sound region over one register in memory, in the exercise's environment but for how that settles assumptions. */
export function soundTrial(settles: Settles): Trial {
  const endpoints = regionEndpointsSchema.parse({ interfaces: {}, units: findTestUnits(content, region.name, onDate) });
  const grounds = trialGrounds({
    configuration: { assumptions, levels, levelSystem: system },
    environment: { ...oevelse, settled: {}, settlesAll: undefined, regions: { [region.id]: endpoints }, ...settles },
    region: region.id,
    endpoints,
  });
  return {
    session: {
      ...grounds,
      region: { id: region.id, name: region.name, code: region.code },
      environment: { id: 'proeve', name: 'Prøve', exercise: true },
      limits: oevelse.limits,
      responseTimeMs: oevelse.responseTimeMs,
      onDate,
    },
    region: {
      date: onDate,
      levelSystem: system,
      fhir: content,
      skrs: content,
      files: { xml2: withoutLevels(content), xml3: content, csvDaily: content, csvComplete: content },
    },
  };
}

/** What a scenario that passed ended as. */
const PASSED = 'passed';

/** What scenarios ended as, by their ids: “passed”, or what the first failing step threw (“Deviation: …”). */
export type Endings = Readonly<Record<string, string>>;

/** The scenarios of a trial that did not pass. */
export async function failuresOf(trial: Trial): Promise<Endings> {
  return Object.fromEntries(Object.entries(await endingsOf(trial, IN_MEMORY)).filter(([, ending]) => ending !== PASSED));
}

/** What the scenarios of a trial that have some tags ended as. */
export async function endingsOf({ session, region: shown, client }: Trial, tags: string): Promise<Endings> {
  useSession({
    session,
    clientFor: (recorder) => {
      const sane = memoryClient(shown, recorder);
      return client?.(sane) ?? sane;
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
      sources: { ...sources, tagExpression: tags },
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
  return endingsIn(messages);
}

function endingsIn(messages: readonly Envelope[]): Endings {
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
  const ran = [...caseOfAttempt.values()].map((testCase) => idOfPickle.get(pickleOfCase.get(testCase) ?? '') ?? '?');
  return { ...Object.fromEntries(ran.map((id) => [id, PASSED])), ...found };
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
