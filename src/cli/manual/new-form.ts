import { randomInt } from 'node:crypto';
import { selectEnvironment, selectParties } from '../../config/select.ts';
import { ownEndpoints, partiesOf } from '../../model/config/endpoints-of.ts';
import { partyKindRow } from '../../model/config/party.ts';
import { concerns } from '../../model/concerns.ts';
import { newTesterCode, writeForm } from '../../manual/write-form.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { trialDate } from '../clock.ts';
import { EXERCISE } from '../exercise-register.ts';
import type { ManualProject } from './manual-project.ts';

/** What a new form is to ask about. */
export interface FormChoice {
  readonly environment: string | undefined;
  /** Exactly one. */
  readonly regions: readonly string[];
  /** Scenario ids or case keys; empty for all. */
  readonly scenarios: readonly string[];
}

/**
 * The text of a new form for one region, without the scenarios the region has declared not relevant. Throws
 * ConfigurationError (SP1010, SP1011) and PilotError SP1021 (not one region), SP1006 (no such scenario) and SP1022
 * (nothing to answer).
 */
export function newForm({ configuration, cases }: ManualProject, choice: FormChoice): string {
  const environment = selectEnvironment(configuration, choice.environment ?? EXERCISE);
  const [id, ...others] = choice.regions;
  if (id === undefined || others.length > 0) {
    throw new PilotError('SP1021', {
      place: { what: '--region' },
      seen: id === undefined ? 'ingen region' : `regionerne ${choice.regions.join(', ')}`,
      expected: 'én region; et svarark hører til én',
      remedy: `Vælg en af ${partiesOf(environment).join(', ')}.`,
    });
  }
  const [party] = selectParties({ configuration, environment, ids: [id], onDate: trialDate(undefined) });
  const unknown = choice.scenarios.filter((wanted) => !cases.some((one) => one.key === wanted || one.id === wanted));
  if (unknown.length > 0) {
    throw new PilotError('SP1006', {
      place: { what: '--scenario' },
      seen: `der er intet manuelt scenarie med id ${unknown.map((one) => `“${one}”`).join(', ')}`,
      expected: `et af ${[...new Set(cases.map((one) => one.id))].join(', ')}`,
      remedy: 'Ret id’et. De andre scenarier kører værktøjet selv med “npx sor-pilot run”.',
    });
  }
  const waived = new Set(ownEndpoints(environment, id)?.notApplicable.map(({ scenario }) => scenario));
  const chosen = cases.filter(
    (one) =>
      !waived.has(one.id) &&
      (party === undefined || concerns(one, one.key, { party, all: configuration.parties })) &&
      (choice.scenarios.length === 0 || choice.scenarios.includes(one.key) || choice.scenarios.includes(one.id)),
  );
  if (chosen.length === 0) {
    throw new PilotError('SP1022', {
      place: { what: `${partyKindRow(party?.kind ?? 'region').da.toLowerCase()} ${id}` },
      seen: 'der er ingen manuelle scenarier at svare på',
      expected: 'mindst ét, der angår parten, og som den ikke har meldt fra',
      remedy: 'Løsn valget, eller se partens roller i parties.yaml og dens erklæringer i miljøfilen.',
    });
  }
  const organisation = party?.name ?? id;
  return writeForm({ environment: environment.id, region: id, code: newTesterCode(randomInt), organisation, cases: chosen });
}
