import { PreconditionError } from '../../src/model/faults.ts';
import { CLASSIFICATION } from '../../src/sor/classification.ts';
import { inWords } from '../../src/sor/rules/levels.ts';
import { NEEDS } from '../../src/sor/rules/needs.ts';
import { recordsShown, type RuleRecords } from '../../src/sor/rules/records.ts';
import { ruleOf } from '../../src/sor/rules/register-rules.ts';
import type { RuleContext } from '../../src/sor/rules/levels.ts';
import type { Finding } from '../../src/sor/rules/rule.ts';
import { tryRules } from '../../src/sor/rules/try-rules.ts';
import type { ClassificationEntry } from '../../src/sor/unit.ts';
import { expectedValue } from './expected-values.ts';
import { type Finding as Told, nothingThere, tellFindings } from './expectations.ts';
import { levelNamed } from './test-units.ts';
import type { PilotWorld } from './world.ts';

/** Rules on a whole extract, by the words of the scenarios. */
const RULE_IDS = {
  'åbne overordnede': ['sor-foraelder-aaben'],
  'SHAK-kodens begyndelse': ['sor-shak-praefiks'],
  'SHAK-kodens form': ['sor-shak-form'],
  postadresser: ['sor-adresse-findes'],
  lokationsnumre: ['sor-lokationsnummer-findes'],
  specialer: ['sor-speciale-antal', 'sor-speciale-gyldigt'],
  'enheder i SHAK-oversættelsen': ['sor-shak-kort-kendt'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** What a step calls a rule of the register. Danish. */
export type RuleWords = keyof typeof RULE_IDS;

/** What steps call the rules of the register, for the parameter type. */
export const RULE_WORDS = Object.keys(RULE_IDS) as readonly RuleWords[];

/** The rules a scenario speaks of. */
export function rulesNamed(words: RuleWords): readonly string[] {
  return RULE_IDS[words];
}

/** What rules are tried on, and what it is called in messages. */
interface Judged {
  /** Where the records were read: “XML version 3”. */
  readonly where: string;
  readonly records: RuleRecords;
}

/**
 * Tries rules by their ids: those a source confirms together, and those that rest on an assumption by it. Throws as
 * {@link holdTrials}; what breaks an open assumption's rule is an open question.
 */
export function holdRules(world: PilotWorld, { where, records }: Judged, ...ids: readonly string[]): void {
  const { session } = world;
  const level = levelNamed(session, expectedValue(session, 'id27-hospital-niveau', 'level'));
  const context: RuleContext = { ...session, hospitalLevel: level };
  const rules = Map.groupBy(ids.map(ruleOf), ({ assumption }) => assumption);
  for (const [assumption, ones] of rules) {
    world.assuming(assumption, () => {
      holdTrials(where, tryRules(records, ones, context), context);
    });
  }
}

/**
 * Judges rules that were tried. Throws one Deviation that tells how many are wrong and shows the first ten. What cannot be
 * tried, because the place does not carry what a rule needs or has nothing to look at, is a PreconditionError, unless
 * another of the rules is broken.
 */
function holdTrials(where: string, trials: ReturnType<typeof tryRules>, context: RuleContext): void {
  const broken = trials.flatMap((trial) => (trial.state === 'broken' ? [trial] : []));
  const [first] = broken;
  if (first !== undefined) {
    tellFindings({
      what: `${first.rule.subjects} i ${where}`,
      looked: first.looked,
      expected: trials.map(({ rule }) => rule.asks(context)).join('; '),
      total: broken.reduce((sum, { total }) => sum + total, 0),
      findings: broken.flatMap(({ findings }) => findings.map(inPlace)),
    });
  }
  for (const trial of trials) {
    if (trial.state !== 'untried') continue;
    const { rule, lacks } = trial;
    const expected = `mindst én; reglen er: ${rule.asks(context)}`;
    if (lacks === undefined) throw nothingThere(`${rule.subjects} i ${where}`, expected);
    throw new PreconditionError(`Reglen kan ikke prøves, for ${where} mangler ${NEEDS[lacks]}.`, {
      place: where,
      expected: `${NEEDS[lacks]}; reglen er: ${rule.asks(context)}`,
      received: 'ingen enhed har feltet, eller tabellen er ikke med',
      remedy: 'Undersøg, om filen eller snitfladen er den rigtige, og om den skal have feltet.',
    });
  }
}

/** Tries rules on everything the scenario has read from one place. Throws as {@link holdRules}. */
export function holdPopulation(world: PilotWorld, ...ids: readonly string[]): void {
  const { surface, units } = world.recall('population');
  holdRules(world, { where: surface, records: recordsShown(units) }, ...ids);
}

/** The entries of SorOrganisationalLevel; the view is the classification, whatever its records call it. */
export function levelsRead(world: PilotWorld): readonly ClassificationEntry[] {
  return world.recall('levelClassification').map((entry) => ({ ...entry, classification: CLASSIFICATION.level }));
}

/** A finding as a tester finds it again: the unit, and where it stood or, in a register read whole, in which field. */
function inPlace({ sorIdentifier, at, place, received }: Finding): Told {
  return { place: `${inWords(sorIdentifier)}, ${at === '' ? place : at}`, seen: received };
}
