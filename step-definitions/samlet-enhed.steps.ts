import { Then, When } from '@cucumber/cucumber';
import { compareUnit, type SourceReading } from '../src/session/compare/compare-unit.ts';
import { askedSources, tellDifferences } from '../src/session/compare/tell-differences.ts';
import { COMPARISON_MEDIA_TYPE, type ComparisonSource } from '../src/model/comparison.ts';
import { Deviation, EndpointError, FAULT_CLASSES, NotOffered, OpenQuestion, parseFaultMessage } from '../src/model/faults.ts';
import { severity, THROWN_VERDICTS } from '../src/model/verdict.ts';
import { FIELD_GROUPS, type FieldGroup, sourceKind } from './support/compared-fields.ts';
import { readUnit, type Surface, SURFACES } from './support/surfaces.ts';
import type { PilotWorld } from './support/world.ts';

/** Faults an interface may end a reading with, and the state its column then has. */
const FAILURES = THROWN_VERDICTS.map(({ code, thrown }) => ({ state: code, kind: FAULT_CLASSES[thrown[0]] }));

When('enhedens {feltgruppe} sammenholdes på alle snitflader', async function (this: PilotWorld, group: FieldGroup) {
  const { sorIdentifier, words } = this.recall('testUnit');
  // What a regional system shows of a unit is tried by scenarios of its own; one that errs there must not fail here too.
  const surfaces = (Object.keys(SURFACES) as readonly Surface[]).filter((surface) => SURFACES[surface].kind !== 'system');
  const readings = await Promise.all(surfaces.map((surface) => readFrom(this, surface, sorIdentifier)));
  const comparison = compareUnit({
    unit: { sorIdentifier, words },
    onDate: this.session.onDate,
    readings,
    asked: FIELD_GROUPS[group],
  });
  this.remember('unitComparison', comparison);
  this.remember(
    'leftOut',
    readings.flatMap((reading) => (reading.isLeftOut ? [reading.name] : [])),
  );
  this.attachFinding(comparison, COMPARISON_MEDIA_TYPE);
});

Then('er alle snitflader enige', function (this: PilotWorld) {
  const comparison = this.recall('unitComparison');
  const { unit } = comparison;
  const sources = askedSources(comparison);
  const without = sources.filter(({ state }) => state === 'unknown-unit').map(({ name }) => name);
  const differences = [
    ...tellDifferences(comparison),
    ...(without.length === 0 ? [] : [`enheden findes ikke i ${without.join(', ')}`]),
  ];
  this.assuming('samtidige-snitflader', () => {
    if (differences.length === 0) return;
    throw new Deviation(`Snitfladerne er ikke enige om regionens ${unit.words}.`, {
      place: unit.sorIdentifier,
      expected: 'det samme på alle snitflader, der bærer feltet',
      received: differences.join('; '),
      remedy: 'Se hele sammenligningen på scenariets side.',
    });
  });
  // What is not offered yet is not compared; the finding says so beside each. Two at least must be there to agree.
  const read = sources.filter(({ state }) => state === 'read');
  const inTheWay =
    read.length < 2
      ? sources.filter(isFailure)
      : sources.filter(isFailure).filter((one) => !this.recall('leftOut').includes(one.name));
  const [worst] = inTheWay.toSorted((a, b) => severity(a.state) - severity(b.state));
  if (worst !== undefined) throw incomplete(this, worst, unit.words);
});

/** Reads the unit from one place. A fault becomes a column that says why; anything else thrown is our own mistake. */
async function readFrom(world: PilotWorld, surface: Surface, sorIdentifier: string): Promise<LeftOutOrRead> {
  const source = { name: surface, kind: sourceKind(surface), isLeftOut: false };
  try {
    const view = await readUnit(world, surface, sorIdentifier);
    return { ...source, result: view === undefined ? { state: 'unknown-unit' } : { state: 'read', view } };
  } catch (error) {
    const failure = FAILURES.find(({ kind }) => error instanceof kind);
    if (failure === undefined || !(error instanceof Error)) throw error;
    if (error instanceof OpenQuestion) world.remember('unreadFor', error.assumption);
    const isLeftOut = error instanceof NotOffered;
    return { ...source, isLeftOut, result: { state: failure.state, note: parseFaultMessage(error.message).sentence } };
  }
}

/** What one place gave, and whether the region does not offer it, so that it takes no part. */
interface LeftOutOrRead extends SourceReading {
  readonly isLeftOut: boolean;
}

interface FailedSource extends ComparisonSource {
  readonly state: (typeof FAILURES)[number]['state'];
}

function isFailure(source: ComparisonSource): source is FailedSource {
  return FAILURES.some(({ state }) => state === source.state);
}

function incomplete(world: PilotWorld, { name, state, note }: FailedSource, words: string): Error {
  const Kind = FAILURES.find((failure) => failure.state === state)?.kind ?? EndpointError;
  const details = {
    place: `regionens ${words} i ${name}`,
    expected: 'at enheden kan læses på alle snitflader',
    received: note ?? '',
    remedy: 'Se hele sammenligningen på scenariets side.',
  };
  const sentence = `${name} kan ikke læses, så sammenligningen er ikke hel. De andre er enige.`;
  return Kind === OpenQuestion
    ? new OpenQuestion(sentence, { ...details, assumption: world.recall('unreadFor') })
    : new Kind(sentence, details);
}
