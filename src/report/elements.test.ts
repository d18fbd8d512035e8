import { describe, expect, it } from 'vitest';
import type { DataElement } from '../model/guidance/data-element.ts';
import type { SituationGuide } from '../model/guidance/situation.ts';
import { elementsOfRequirements, traceElement } from './elements.ts';
import { traceRequirements } from './requirements.ts';
import { catalogueSample } from './samples.fixture.ts';

const element = (id: string, requirements: readonly string[]): DataElement => ({
  id,
  name: id,
  page: 'side',
  meaning: id,
  units: ['OE'],
  constraints: [],
  pitfalls: [],
  carriers: {},
  requirements: [...requirements],
  sources: ['SDM-XSD1'],
});

const situation = (id: string, elements: readonly string[]): SituationGuide => ({
  id,
  kind: 'reporting',
  who: id,
  needs: [id],
  elements: [...elements],
  withoutShak: id,
  steps: [id],
  claims: [{ text: id, certainty: 'unknown', scenarios: [], sources: [] }],
  unknown: [],
  sources: ['SDM-XSD1'],
});

describe('a data element and what belongs to it', () => {
  const catalogue = catalogueSample([
    { key: 'ID27-001', requirements: ['niveau'] },
    { key: 'ID27-002', requirements: ['niveau', 'shak'] },
    { key: 'ID27-003', requirements: ['andet'] },
  ]);
  const traces = traceRequirements(
    ['niveau', 'shak', 'andet'].map((id) => ({ id, title: id, text: id, status: 'confirmed' as const, sources: ['SDM-XSD1'] })),
    catalogue,
  );

  it('has its requirements in their own order, each scenario once, and the situations that read it', () => {
    const trace = traceElement(element('niveau-kode', ['shak', 'niveau']), {
      traces,
      situations: [situation('lpr', ['niveau-kode']), situation('fmk', ['navn'])],
    });
    expect(trace.requirements.map(({ requirement }) => requirement.id)).toEqual(['shak', 'niveau']);
    expect(trace.scenarios.map(({ id }) => id)).toEqual(['ID27-001', 'ID27-002']);
    expect(trace.situations.map(({ id }) => id)).toEqual(['lpr']);
  });

  it('has no scenarios when it has no requirements', () => {
    expect(traceElement(element('lokal-kode', []), { traces, situations: [] }).scenarios).toEqual([]);
  });

  it('is found from its requirements, each element once', () => {
    const elements = [element('a', ['niveau', 'shak']), element('b', ['andet']), element('c', [])];
    expect(elementsOfRequirements(elements, ['niveau', 'shak']).map(({ id }) => id)).toEqual(['a']);
    expect(elementsOfRequirements(elements, [])).toEqual([]);
  });
});
