import { z } from 'zod';
import { PARTY_KINDS } from '../../../model/config/party.ts';
import { CHANGE_KINDS } from '../../compare/change-kind.ts';
import { CHANGE_REASONS, MOVED_PARTS } from '../../compare/change-reason.ts';
import { API_VERSIONS, type ApiVersion } from '../version.ts';
import {
  caseNameFields,
  faultCodeField,
  faultSchema,
  fingerprintSchema,
  headerFields,
  latestSchema,
  marksField,
  originFields,
  outcomeFields,
  ownField,
  partyNameFields,
  regionNameFields,
  stateField,
  tallySchema,
  verdictField,
} from './parts.ts';
import { openQuestionsDocument } from './open-questions-document.ts';
import { rolloutChangesDocument, rolloutDaysDocument, rolloutIndexSchema } from './rollout-documents.ts';

/** Regions by cases: what the matrix shows, or what one run left. */
const resultsDocument = (version: ApiVersion) =>
  z
    .object({
      ...headerFields,
      kind: z.enum(['matrix', 'run']).describe('“matrix” er den nyeste afgørelse for hvert tilfælde, “run” er én kørsel.'),
      ...originFields,
      updatedAt: z.iso.datetime().optional().describe('Nyeste afgørelse. Mangler, når intet er afprøvet.'),
      run: z
        .object({
          id: z.string(),
          state: stateField,
          startedAt: z.iso.datetime(),
          finishedAt: z.iso.datetime().optional(),
          selection: z.string().describe('Hvad der blev valgt at køre, med ord.'),
          fingerprint: fingerprintSchema,
        })
        .optional()
        .describe('Kun når dokumentet handler om én kørsel.'),
      regions: z.array(
        z.object({
          ...regionNameFields,
          ...partyNameFields(version),
          tally: tallySchema(version),
          latest: latestSchema.optional(),
          page: z.string(),
        }),
      ),
      cases: z.array(
        z.object({
          ...caseNameFields,
          ...(version === 'v1' ? {} : { own: ownField }),
          specification: z
            .string()
            .optional()
            .describe('Fingeraftryk af scenariets tekst, da det blev målt. Kun i et dokument om én kørsel.'),
          results: z
            .record(
              z.string(),
              z.object({
                ...outcomeFields(version),
                sentence: z.string().optional().describe('Hvorfor, i én sætning.'),
                ...(version === 'v1' ? {} : { faultCode: faultCodeField }),
              }),
            )
            .describe('Afgørelsen for hver region, efter regionens id.'),
        }),
      ),
    })
    .meta({ title: 'Resultater', description: 'Regioner og tilfælde i ét miljø, eller det, én kørsel efterlod.' });

/** One region in one environment, with the fault and the history of each case. */
const regionDocument = (version: ApiVersion) =>
  z
    .object({
      ...headerFields,
      ...originFields,
      region: z.object({ ...regionNameFields, ...partyNameFields(version), page: z.string() }),
      tally: tallySchema(version),
      latest: latestSchema.optional(),
      results: z.array(
        z.object({
          ...caseNameFields,
          ...(version === 'v1' ? {} : { own: ownField }),
          ...outcomeFields(version),
          fault: faultSchema(version).optional(),
          history: z
            .array(
              z.object({ run: z.string(), at: z.iso.datetime(), verdict: verdictField(version), marks: marksField(version) }),
            )
            .describe('De seneste afgørelser, højst 20, ældste først.'),
          page: z.string().describe('Siden med trin og bevis.'),
        }),
      ),
    })
    .meta({ title: 'En region', description: 'En regions afgørelser i ét miljø, med begrundelse og historik.' });

/** Every run there is. */
const runsDocument = (version: ApiVersion) =>
  z
    .object({
      ...headerFields,
      runs: z.array(
        z.object({
          id: z.string(),
          environment: z.string(),
          exercise: originFields.exercise,
          state: stateField,
          startedAt: z.iso.datetime(),
          finishedAt: z.iso.datetime().optional(),
          selection: z.string(),
          fingerprint: fingerprintSchema,
          tally: tallySchema(version),
          regions: z.array(
            z.object({ id: z.string(), state: stateField, reason: z.string().optional(), tally: tallySchema(version) }),
          ),
          page: z.string(),
          data: z.string().describe('Kørslen som data.'),
        }),
      ),
    })
    .meta({ title: 'Kørsler', description: 'Alle kørsler, nyeste først.' });

/** Every scenario, readable without running anything. */
const scenariosDocument = z
  .object({
    ...headerFields,
    scenarios: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        feature: z.string(),
        subject: z.string(),
        requirements: z.array(z.string()).describe('Krav, scenariet afprøver.'),
        usageSituations: z.array(z.string()),
        interfaces: z.array(z.string()),
        assumption: z.boolean().describe('Sandt, når reglen ikke er bekræftet af en offentlig kilde.'),
        manual: z.boolean().describe('Sandt, når et menneske afprøver det.'),
        writes: z.boolean().describe('Sandt, når scenariet ændrer data.'),
        fingerprint: z.string().describe('SHA-256 af den tekst, der afgør, hvad scenariet betyder.'),
        cases: z.array(z.object({ key: z.string(), name: z.string() })),
        page: z.string(),
      }),
    ),
  })
  .meta({ title: 'Scenarier', description: 'Alle scenarier og de tilfælde, de folder sig ud til.' });

const sideSchema = z.object({
  kind: z
    .enum(['run', 'before-run', 'meeting', 'newest'])
    .describe('Det, én kørsel efterlod; det, der gjaldt, da den begyndte, eller da mødedagen begyndte; eller det nyeste.'),
  run: z.string().optional().describe('Kørslens id, når siden er en kørsel.'),
  at: z.union([z.iso.datetime(), z.iso.date()]).describe('Tidspunkt i UTC, eller mødets dag.'),
});

const comparedSchema = (version: ApiVersion) =>
  z.object({
    run: z.string(),
    at: z.iso.datetime(),
    verdict: verdictField(version),
    marks: marksField(version),
    cause: outcomeFields(version).cause,
    sentence: z.string().optional(),
  });

/** What changed between two sides of one environment. */
const changesDocument = (version: ApiVersion) =>
  z
    .object({
      ...headerFields,
      ...originFields,
      before: sideSchema,
      after: sideSchema,
      counts: z.record(z.enum(CHANGE_KINDS), z.number().int().nonnegative()),
      regionsGone: z.array(z.string()).describe('Regioner uden noget resultat nu; deres scenarier er ikke med i ændringerne.'),
      changes: z
        .array(
          z.object({
            key: caseNameFields.key,
            name: caseNameFields.name,
            region: z.string(),
            kind: z.enum(CHANGE_KINDS).exclude(['same']).describe('Hvad der skete. “regressed” er en ny fejl.'),
            reason: z
              .enum(CHANGE_REASONS)
              .optional()
              .describe(
                'Hvor ændringen skal findes, efter beviset og det, der har flyttet sig. Mangler for det, der ikke køres mere.',
              ),
            moved: z
              .array(z.enum(MOVED_PARTS))
              .describe('Alt det, der måles på, som har flyttet sig, også når grunden er en anden.'),
            before: comparedSchema(version).optional(),
            after: comparedSchema(version).optional(),
          }),
        )
        .describe('Det, der haster mest, først. Uændrede er ikke med.'),
    })
    .meta({ title: 'Ændringer', description: 'Hvad der har ændret sig mellem to kørsler, eller siden sidst.' });

const named = { id: z.string(), name: z.string() };

/** Where everything stands; the one address a program needs to know. */
const withParties = {
  parties: z
    .array(
      z.object({
        ...named,
        kind: z.enum(PARTY_KINDS),
        kindName: z.string(),
        data: z.string(),
        feed: z.string(),
        badge: z.string(),
      }),
    )
    .optional()
    .describe('Parter, der ikke er regioner: produkter, tjenester, kommuner og andre. Fra version 2.'),
};
const NO_PARTIES = {} as Partial<typeof withParties> as typeof withParties;

const indexDocument = (version: ApiVersion) =>
  z
    .object({
      ...headerFields,
      version: z.enum(API_VERSIONS),
      generator: z.object({ name: z.literal('sor-pilot'), version: z.string() }),
      environments: z.array(
        z.object({
          ...named,
          exercise: originFields.exercise,
          updatedAt: z.iso.datetime().optional(),
          page: z.string(),
          matrix: z.string(),
          changes: z.string().optional().describe('Hvad der har ændret sig siden sidst. Mangler, når intet er afprøvet.'),
          csv: z.string(),
          junit: z.string(),
          earl: z.string(),
          feed: z.string(),
          regions: z.array(z.object({ ...named, data: z.string(), feed: z.string(), badge: z.string() })),
          ...(version === 'v1' ? NO_PARTIES : withParties),
        }),
      ),
      runs: z.string(),
      scenarios: z.string(),
      openQuestions: z.string().optional().describe('De åbne spørgsmål. Fra version 2.'),
      rollout: rolloutIndexSchema.optional().describe('Udbredelsen, målt i registret selv. Fra version 2.'),
      schemas: z.record(z.string(), z.string()),
      verdicts: z
        .array(z.object({ code: verdictField(version), word: z.string(), junit: z.string().nullable(), earl: z.string() }))
        .describe('Afgørelserne, den værste først, med det danske ord og ordene i JUnit og EARL.'),
      marks: z.array(z.object({ code: z.string(), word: z.string(), meaning: z.string() })),
    })
    .meta({ title: 'Indhold', description: 'Alle adresser og ordene for afgørelser og mærker.' });

const documentsOf = (version: ApiVersion) => ({
  index: indexDocument(version),
  results: resultsDocument(version),
  region: regionDocument(version),
  runs: runsDocument(version),
  scenarios: scenariosDocument,
  changes: changesDocument(version),
});

/** The published documents of each version, by the name of their schema. */
export const DOCUMENTS = {
  v1: documentsOf('v1'),
  v2: {
    ...documentsOf('v2'),
    'open-questions': openQuestionsDocument,
    'rollout-days': rolloutDaysDocument,
    'rollout-changes': rolloutChangesDocument,
  },
} as const;

/** Name of a published document, and of its schema. */
export type DocumentName = keyof (typeof DOCUMENTS)['v2'];
/** A published document's own shape. */
export type DocumentOf<N extends DocumentName> = z.infer<(typeof DOCUMENTS)['v2'][N]>;
