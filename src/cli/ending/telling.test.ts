import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import type { Paint } from '../paint.ts';
import { commandAgain } from './again.ts';
import { caseSample } from './ending.fixture.ts';
import { type FailureGroup, failuresOf } from './failures.ts';
import { tellFailures } from './tell-failures.ts';
import { type Ended, tellSummary } from './tell-summary.ts';

const plain: Paint = (_look, text) => text;
const nameOf = (region: string): string => `Region ${region}`;
const layout = { width: 72, paint: plain, nameOf };

const groups = failuresOf('Midtjylland', [
  caseSample('ID27-006~Center', {
    name: 'SorEntity i SKRS bærer niveauets kode og navn',
    verdict: 'deviation',
    marks: ['assumption', 'exercise'],
    fault: {
      type: 'Deviation',
      sentence: 'OrganisationalLevelCode er ikke som forventet.',
      place: '900010031000016003 i SKRS SorEntity, side 1, post 1052',
      expected: 'Center (270039999999108)',
      received: `feltet mangler; ${'og mere, '.repeat(60)}`,
    },
  }),
  ...['A', 'B', 'C', 'D', 'E'].map((unit, index) =>
    caseSample(`ENH-00${index}~enhed ${unit}`, {
      verdict: 'precondition',
      fault: {
        type: 'PreconditionError',
        sentence: 'FHIR tilbydes ikke endnu på adressen.',
        place: `GET https://fhir.example/${unit}`,
        received: index === 0 ? 'status 404' : 'status 501',
        remedy: 'Ret adressen, eller skriv notOffered med en grund i konfigurationen.',
      },
    }),
  ),
]);
const telling = {
  ...layout,
  evidenceOf: () => 'results/20261123T063000Z-0a1b2c3d/midtjylland/evidence/0a1b',
  again: ({ region, failures }: FailureGroup) =>
    commandAgain(
      { environment: 'test1', mayWrite: false },
      { id: region.toLowerCase(), isRegion: true },
      failures.map(({ key }) => key),
    ),
};

describe('the failures of a run', () => {
  it('are told one by one, and those with one cause together', () => {
    expect(tellFailures(groups, telling).join('\n')).toMatchInlineSnapshot(`
      "
      1)   ✕ ID27-006~Center  SorEntity i SKRS bærer niveauets kode og navn
           Region Midtjylland · Afvigelse · Antagelse

           OrganisationalLevelCode er ikke som forventet.

           Sted:      900010031000016003 i SKRS SorEntity, side 1, post 1052
           Forventet: Center (270039999999108)
           Fundet:    feltet mangler; og mere, og mere, og mere, og mere, og
                      mere, og mere, og mere, og mere, og mere, og mere, og
                      mere, og mere, og mere, og mere, og mere, og mere, og
                      mere, og mere, og mere, og mere, og mere, og mere, og
                      mere, og mere, og mere, og mere, og mere, og mere, og
                      mere, og mere, og mere, og mere, og mere, og mere …
                      (resten står i beviset)
           Bevis:     results/20261123T063000Z-0a1b2c3d/midtjylland/evidence/0a1b
           Kør igen:  npx sor-pilot run --environment test1 --region midtjylland --scenario ID27-006~Center

      2)   ◐ 5 scenarier har den samme årsag
           Region Midtjylland · Forudsætning mangler

           FHIR tilbydes ikke endnu på adressen.

           Sted:      GET https://fhir.example/A
                      GET https://fhir.example/B
                      GET https://fhir.example/C
                      … og 2 andre steder
           Fundet:    status 404
                      … og 1 til
           Løsning:   Ret adressen, eller skriv notOffered med en grund i
                      konfigurationen.
           Scenarier: ENH-000~enhed A, ENH-001~enhed B, ENH-002~enhed C,
                      ENH-003~enhed D, ENH-004~enhed E
           Bevis:     results/20261123T063000Z-0a1b2c3d/midtjylland/evidence/0a1b
           Kør igen:  npx sor-pilot run --environment test1 --region midtjylland --scenario "ENH-000~enhed A,ENH-001~enhed B,ENH-002~enhed C,ENH-003~enhed D,ENH-004~enhed E""
    `);
  });

  it('name every scenario of a cause while they can be read, and beyond that their number', () => {
    const told = (count: number): string => {
      const cases = Array.from({ length: count }, (_, index) =>
        caseSample(`A-${100 + index}`, { verdict: 'aborted', fault: { type: 'Aborted', sentence: 'Kørslen blev afbrudt.' } }),
      );
      return tellFailures(failuresOf('Midtjylland', cases), telling).join(' ').replaceAll(/\s+/g, ' ');
    };
    expect(told(60)).toContain('A-159 Bevis:');
    expect(told(61)).toContain('A-111 … og 49 til Bevis:');
  });

  it.each([60, 80, 100])('fit %i columns, but for what must be copied whole', (width) => {
    const long = tellFailures(groups, { ...telling, width }).filter((line) => line.length > width);
    for (const line of long) expect(line).toMatch(/Kør igen:|https?:|evidence\//);
  });
});

const ended: Ended = {
  run: '20261123T063000Z-0a1b2c3d',
  state: 'completed',
  startedAt: '2026-11-23T06:30:00.000Z',
  finishedAt: '2026-11-23T06:33:07.000Z',
  regions: [
    { region: 'Nordjylland', state: 'completed', counts: { passed: 1321, 'not-applicable': 22 } },
    { region: 'Midtjylland', state: 'completed', counts: { passed: 1, deviation: 1, precondition: 60, 'endpoint-error': 2 } },
  ],
  code: EXIT.faults,
  folder: 'results/20261123T063000Z-0a1b2c3d',
  resume: 'npx sor-pilot run --resume 20261123T063000Z-0a1b2c3d',
  rerunFailed: 'npx sor-pilot run --environment test1 --rerun-failed',
  heldBack: 0,
};
const summary = (told: Partial<Ended>): string => tellSummary({ ...ended, ...told }, layout).join('\n');

describe('the summary of a run', () => {
  it('has the counts first, and says why the exit code is what it is', () => {
    expect(summary({})).toMatchInlineSnapshot(`
      "
      Opgørelse
        1.407 resultater: 2 tekniske fejl · 1 afvigelse ·
        60 mangler forudsætning · 1.322 bestået · 22 ikke relevante

        ✓ Region Nordjylland  1.321 bestået · 22 ikke relevante
        ↯ Region Midtjylland  2 tekniske fejl · 1 afvigelse ·
                              60 mangler forudsætning · 1 bestået

        Afslutningskode 2: 2 tekniske fejl.
        Kørslen er færdig efter 3 min. 7 sek.:
        results/20261123T063000Z-0a1b2c3d
        Kør det, der ikke bestod, igen:
          npx sor-pilot run --environment test1 --rerun-failed"
    `);
  });

  it('says how to go on with a run that was cut off', () => {
    const [region] = ended.regions;
    expect(
      summary({ state: 'aborted', regions: [{ ...region!, state: 'aborted', counts: { passed: 1, aborted: 3 } }], heldBack: 41 }),
    ).toMatchInlineSnapshot(`
      "
      Opgørelse
        4 resultater: 3 afbrudt · 1 bestået

        ⊘ Region Nordjylland  3 afbrudt · 1 bestået

        41 scenarier, der ændrer data, blev ikke kørt; tilføj --skriv, hvis de
        skal køres.
        Afslutningskode 2: 3 afbrudt.
        Kørslen blev afbrudt efter 3 min. 7 sek.:
        results/20261123T063000Z-0a1b2c3d
        Genoptag kørsel 20261123T063000Z-0a1b2c3d:
          npx sor-pilot run --resume 20261123T063000Z-0a1b2c3d"
    `);
  });

  it.each([
    [EXIT.passed, { passed: 3 }, 'Afslutningskode 0: alt, der blev kørt, bestod.'],
    [EXIT.deviations, { passed: 3, deviation: 1 }, 'Afslutningskode 1: 1 afvigelse.'],
    [EXIT.deviations, { deviation: 2, precondition: 3 }, 'Afslutningskode 1: 2 afvigelser, 3 mangler forudsætning.'],
    [EXIT.nothing, { 'not-applicable': 3 }, 'Afslutningskode 4: intet blev afprøvet.'],
  ])('gives the reason for %i', (code, counts, reason) => {
    expect(summary({ code, regions: [{ region: 'A', state: 'completed', counts }] })).toContain(`  ${reason}\n`);
  });

  it('says that scenarios which write were left out, one or many', () => {
    expect(summary({ heldBack: 1 })).toContain('Ét scenarie, der ændrer data, blev ikke kørt');
    expect(summary({ heldBack: 1_041 })).toContain('1.041 scenarier, der ændrer data, blev ikke kørt');
    expect(summary({})).not.toContain('--skriv');
  });
});
