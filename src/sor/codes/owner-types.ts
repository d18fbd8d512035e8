import type { CodedConcept } from './coded-concept.ts';

/** OwnerType of an institutionsejer (DK Core value set of SOR organisation types). */
export const OWNER_TYPES = {
  region: { code: '550881000005103', name: 'Region' },
  municipality: { code: '547211000005108', name: 'Kommune' },
  state: { code: '398070004', name: 'Stat' },
  private: { code: '550891000005100', name: 'Privat' },
} as const satisfies Readonly<Record<string, CodedConcept>>;
