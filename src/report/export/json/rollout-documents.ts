import { z } from 'zod';
import { UNIT_CHANGES } from '../../../model/measurement.ts';
import { headerFields } from './parts.ts';

const count = z.number().int().nonnegative();
const day = z.iso.date();

const rolloutHeader = {
  ...headerFields,
  exercise: z.boolean().describe('Sandt, når det er øvelsens opdigtede register, der er målt.'),
  exerciseNote: z.string().optional().describe('Hvad det betyder, at det er en øvelse. Kun når det er en.'),
  region: z
    .object({ id: z.string(), name: z.string(), code: z.string().optional() })
    .optional()
    .describe('Regionen. Mangler i dokumentet om hele landet.'),
  page: z.string().describe('Siden med det samme, som et menneske læser det.'),
};

const countsSchema = z
  .object({
    open: count.describe('Åbne hospitalsenheder på dagen.'),
    both: count.optional().describe('Heraf med både kode og navn på niveauet, uden at det er forkert.'),
    wrong: count
      .optional()
      .describe('Heraf med både kode og navn, hvor den gældende klassifikation ikke har koden, eller ikke med det navn.'),
    one: count.optional().describe('Heraf med kun det ene af de to felter.'),
    none: count.optional().describe('Heraf uden niveau.'),
    shak: count.optional().describe('Heraf med en SHAK-kode.'),
    translated: count.optional().describe('Af dem med en SHAK-kode: SHAKSORMap giver enheden for koden.'),
    future: count.describe('Åbner efter dagen.'),
    closed: count.describe('Lukkede, som stadig er i filen.'),
  })
  .describe('Et tal, der mangler, er ikke målt, fordi filen ikke har plads til det. Det er noget andet end 0.');

const areaSchema = {
  counts: countsSchema,
  findings: z
    .object({ confirmed: count, confirmedDisputed: count, assumed: count, assumedDisputed: count })
    .describe(
      'Fund efter regler, en kilde bekræfter, og efter regler, vi antager, på alle enheder og ikke kun hospitalers. confirmedDisputed og assumedDisputed er, hvor mange af dem enhedens ejer bestrider.',
    ),
};

/** The measured days of the country or a region. */
export const rolloutDaysDocument = z
  .object({
    ...rolloutHeader,
    figures: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          part: z.string().describe('Tælleren, som den hedder i counts.'),
          whole: z.string().describe('Nævneren, som den hedder i counts.'),
          status: z.enum(['confirmed', 'assumption']),
          sources: z.array(z.string()),
        }),
      )
      .describe('Hvad tallene er brøker af. Procenten rundes altid ned.'),
    days: z
      .array(
        z.object({
          day: day.describe('Dagen, udtrækket gælder for.'),
          measuredAt: z.iso.datetime().describe('Hvornår det blev målt, i UTC.'),
          edition: count.describe('Reglernes udgave. Tal fra to udgaver kan ikke holdes op mod hinanden.'),
          files: z.array(z.object({ name: z.string(), day, bytes: count, sha256: z.string(), units: count, unreadable: count })),
          lacks: z.array(z.string()).describe('Hvad filen ikke har plads til.'),
          missingBefore: count.describe('Kalenderdage uden måling siden dagen før i listen.'),
          apart: z.string().optional().describe('Hvorfor dagen ikke kan holdes op mod den før. Mangler, når den kan.'),
          sumOf: z.array(z.string()).describe('Regionerne, tallene er lagt sammen af, før en sammenlægning. Ellers tom.'),
          ...areaSchema,
          regions: z
            .array(z.object({ id: z.string(), name: z.string(), ...areaSchema }))
            .optional()
            .describe('Regionerne på dagen. Kun i dokumentet om hele landet.'),
          others: countsSchema.optional().describe('Hospitalsenheder, som andre end regionerne ejer. Kun for hele landet.'),
          unknown: countsSchema.optional().describe('Hospitalsenheder, filen ikke siger, hvem der ejer. Kun for hele landet.'),
        }),
      )
      .describe('De målte dage, ældste først. En dag, der ikke er målt, er ikke med.'),
  })
  .meta({ title: 'Udbredelsen dag for dag', description: 'De målte dage for hele landet eller én region.' });

/** What happened to hospital units of the country or a region. */
export const rolloutChangesDocument = z
  .object({
    ...rolloutHeader,
    changes: z
      .array(
        z.object({
          day: day.describe('Dagen, det først blev set.'),
          since: day.describe('Den målte dag før, hvor det endnu ikke var set.'),
          kind: z
            .enum(UNIT_CHANGES)
            .describe('“closed” siger filen selv; “gone” er ikke længere i filen, og ingen har sagt hvorfor.'),
          unit: z.object({ sorIdentifier: z.string(), name: z.string() }),
          hospital: z.string().describe('Hospitalets SOR-kode.'),
          region: z.string().optional().describe('Mangler, når intet i filen siger hvilken.'),
          before: z.string(),
          after: z.string(),
          registered: z.string().optional().describe('Hvornår registret siger, at det blev registreret.'),
        }),
      )
      .describe('Ældste først.'),
  })
  .meta({ title: 'Ændringer i hospitalsenheder', description: 'Hvad der er sket med hospitalsenhederne fra dag til dag.' });

const rolloutAddresses = {
  page: z.string(),
  days: z.string(),
  daysCsv: z.string(),
  changes: z.string(),
  changesCsv: z.string(),
  feed: z.string(),
};

/** Where the documents of the rollout stand, in the list of all addresses. */
export const rolloutIndexSchema = z.object({
  exercise: z.boolean().describe('Sandt, når det er øvelsens opdigtede register, der er målt.'),
  ...rolloutAddresses,
  regions: z.array(z.object({ id: z.string(), name: z.string(), ...rolloutAddresses })),
});
