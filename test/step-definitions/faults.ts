import { EXTRACTS_FAULTS } from './faults/extracts.ts';
import { FHIR_FAULTS } from './faults/fhir.ts';
import { SKRS_FAULTS } from './faults/skrs.ts';
import { type Fault, twoLevels, withClient, withRegion, ids, type Register } from './spoil.ts';

/** Faults a region may have, by name, beginning with the sound region. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'no fault': {
    expects: [],
    spoil: (trial) => trial,
  },
  ...FHIR_FAULTS,
  ...SKRS_FAULTS,
  ...EXTRACTS_FAULTS,
  'units have two levels in FHIR and in XML version 3': {
    expects: ids('ID27-011 ID27-029 ID27-030 ID27-031 ID27-032 ID27-034 ID27-035 ID27-036 ID27-037 ID27-039'),
    spoil: withClient((client) => ({
      ...client,
      fhir: {
        ...client.fhir,
        all: async () => {
          const found = await client.fhir.all();
          return { ...found, units: found.units.map(twoLevels) };
        },
      },
      udtraek: {
        ...client.udtraek,
        read: async (file) => {
          const view = await client.udtraek.read(file);
          return file === 'xml3' ? { ...view, units: view.units.map(twoLevels) } : view;
        },
      },
    })),
  },
  'no response time is short enough': {
    expects: ids('TID-002'),
    spoil: ({ session, region }) => ({
      session: { ...session, responseTimeMs: { udtraek: -1 } },
      region,
    }),
  },
  'no response time is agreed': {
    expects: ids('TID-002'),
    spoil: ({ session, region }) => ({ session: { ...session, responseTimeMs: {} }, region }),
  },
  'everything is empty': {
    spoil: (trial) => {
      const empty: Register = (content) => ({ ...content, units: [], shakSorMap: [], classifications: [] });
      const { xml2, xml3, csvDaily, csvComplete } = trial.region.files;
      return withRegion(trial, {
        fhir: empty(trial.region.fhir, trial),
        skrs: empty(trial.region.skrs, trial),
        files: {
          xml2: empty(xml2, trial),
          xml3: empty(xml3, trial),
          csvDaily: empty(csvDaily, trial),
          csvComplete: empty(csvComplete, trial),
        },
      });
    },
  },
  'no test units are named': {
    // The scenarios that speak of a test unit of the region, or of who owns its hospitals.
    expects: /\btest[a-zæøå]+|\bejere?\b/,
    spoil: ({ session, region }) => ({
      session: { ...session, endpoints: { ...session.endpoints, units: {} } },
      region,
    }),
  },
  'no level codes are filled in': {
    expects: ids('ID27-001 ID27-006 ID27-010 ID27-011 ID27-015 ID27-018 ID27-019 ID27-021'),
    spoil: ({ session, region }) => ({
      session: { ...session, levels: session.levels.map((one) => ({ ...one, code: undefined })) },
      region,
    }),
  },
};
