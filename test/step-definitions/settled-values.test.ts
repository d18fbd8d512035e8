import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settledValueSchema, valueInForce } from '../../src/model/config/assumed-value.ts';
import { assumptionsFileSchema } from '../../src/model/config/assumption.ts';
import { levelsFileSchema } from '../../src/model/config/vocabulary.ts';
import type { SettledEndings } from './run-settled.ts';
import { SETTLED_CASES } from './settled-values.ts';

const read = (name: string): unknown => parse(readFileSync(`config/${name}`, 'utf8'));
const { assumptions } = assumptionsFileSchema.parse(read('assumptions.yaml'));
const levels = levelsFileSchema.parse(read('levels.yaml')).levels.map(({ name }) => name);
const valued = assumptions.flatMap(({ id, value }) => (value === undefined ? [] : [{ id, value }]));

let results: Readonly<Record<string, SettledEndings>>;

beforeAll(async () => {
  // A process of its own: Cucumber loads the step definitions with Node, not with the test runner.
  const script = fileURLToPath(new URL('run-settled.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 64 * 1024 * 1024 });
  results = JSON.parse(stdout) as typeof results;
}, 600_000);

describe('an assumption with a value', () => {
  it('is settled otherwise here, each of them, to a value of its kind that is not the assumed one', () => {
    expect(Object.keys(SETTLED_CASES).toSorted()).toEqual(valued.map(({ id }) => id).toSorted());
    for (const { id, value } of valued) {
      const settled = SETTLED_CASES[id]!.value;
      expect(settledValueSchema(value, levels).safeParse(settled).success, id).toBe(true);
      expect(valueInForce(value, settled), id).not.toEqual(valueInForce(value, undefined));
    }
  });

  it.each(Object.entries(SETTLED_CASES))('that is “%s” is what scenarios expect, as assumed or as settled', (id, one) => {
    const all = (ending: string): Readonly<Record<string, string>> =>
      Object.fromEntries(one.scenarios.map((scenario) => [scenario, ending]));
    const types = Object.fromEntries(
      Object.entries(results[id]!).map(([as, answers]) => [
        as,
        Object.fromEntries(
          Object.entries(answers).map(([answer, endings]) => [
            answer,
            Object.fromEntries(Object.entries(endings).map(([scenario, text]) => [scenario, text.split(':')[0]])),
          ]),
        ),
      ]),
    );
    const wrong = (answer: 'as assumed' | 'as settled') => all(one.keptAnyway === answer ? 'passed' : 'Deviation');
    expect(types).toEqual({
      assumed: { 'as assumed': all('passed'), 'as settled': wrong('as settled') },
      value: { 'as assumed': wrong('as assumed'), 'as settled': all('passed') },
    });
  });

  it('stands as expected in the message of an answer that differs', () => {
    const told = (id: string, scenario: string): string =>
      /^Forventet: (.*)$/m.exec(results[id]!.value['as assumed'][scenario]!)?.[1] ?? '';
    expect(
      Object.fromEntries(
        Object.entries(SETTLED_CASES).flatMap(([id, { scenarios, keptAnyway }]) =>
          keptAnyway === 'as assumed' ? [] : [[id, told(id, scenarios[0]!)]],
        ),
      ),
    ).toMatchInlineSnapshot(`
      {
        "csv-kolonner": "SorId, SorType, Navn, FirstFromDate, FromDate, ToDate",
        "csv-niveau": "NiveauKode, NiveauNavn",
        "fhir-niveau": "http://eksempel.dk/niveau",
        "fhir-soegning": "identifier, name, del-af, art",
        "friskhed": "højst 12 timer gammel",
        "id27-hospital-niveau": "niveauet Hospitalsområde på hver sundhedsinstitution af typen hospital",
        "id27-seks-niveauer": "Sengeafsnit",
        "id27-shak-laengde": "Hospital: 4 tegn, Afdeling: 7 tegn, Afsnit: 6 tegn",
        "lpr-organisatorisk": "en sundhedsinstitution (SI)",
        "oest-ejer": "2027-01-30",
        "sorls-fejl": "en SOAP-fejl, der siger, at koden ikke findes",
        "sorus-fejlkoder": "E101",
      }
    `);
  });
});
