import type { OptionTable } from './arguments.ts';

/** Folders most commands take; written once, so that they mean the same everywhere. */
export const FOLDER_OPTIONS = {
  config: { kind: 'folder', value: 'MAPPE', help: 'hvor konfigurationen ligger; uden: config/' },
  results: { kind: 'folder', value: 'MAPPE', help: 'hvor resultaterne ligger; uden: results/' },
  decisions: { kind: 'folder', value: 'MAPPE', help: 'hvor aftalerne ligger; uden: decisions/' },
} as const satisfies OptionTable;

/** What scenarios and regions are chosen by; the same for whatever runs or lists them. */
export const SELECTION_OPTIONS = {
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, der afprøves i (config/environments); uden: øvelsen' },
  region: { kind: 'region', many: true, value: 'REGION', help: 'kun disse regioner; kan gentages' },
  tags: { kind: 'tags', value: 'UDTRYK', help: 'kun scenarier med disse mærker, fx “@snitflade:fhir and not @antagelse”' },
  scenario: {
    kind: 'scenario',
    many: true,
    value: 'ID',
    help: 'kun disse scenarier, fx ID27-001 eller ID27-001~Afsnit; kan gentages',
  },
  shard: { kind: 'shard', value: 'DEL/ANTAL', help: 'kun denne del af scenarierne, talt fra 1' },
} as const satisfies OptionTable;
