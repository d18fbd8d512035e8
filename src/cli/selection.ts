import type { OptionTable } from './arguments.ts';

/** What scenarios and regions are chosen by; the same for whatever runs or lists them. */
export const SELECTION_OPTIONS = {
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, der afprøves i (config/environments); uden: øvelsen' },
  region: { kind: 'text', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  tags: { kind: 'text', value: 'UDTRYK', help: 'kun scenarier med disse mærker, fx “@snitflade:fhir and not @antagelse”' },
  scenario: {
    kind: 'text',
    many: true,
    value: 'ID',
    help: 'kun disse scenarier, fx ID27-001 eller ID27-001~Afsnit; kan gentages',
  },
  shard: { kind: 'text', value: 'DEL/ANTAL', help: 'kun denne del af scenarierne, talt fra 1' },
} as const satisfies OptionTable;
