import { z } from 'zod';
import { CAUSE_CODES } from '../../../model/cause.ts';
import { PARTY_KINDS } from '../../../model/config/party.ts';
import type { Mark, Verdict } from '../../../model/verdict.ts';
import { type ApiVersion, marksIn, verdictsIn } from '../version.ts';

/**
 * The pieces that the published documents share. They are a promise to others: a field may be added, but never removed or
 * given another meaning within the same version. What a reader does not know, it must pass over.
 */

const verdictCodes = (version: ApiVersion) => z.enum(verdictsIn(version) as [Verdict, ...Verdict[]]);
/** The verdict of a result. */
export const verdictField = (version: ApiVersion) =>
  verdictCodes(version).describe('Afgørelsens kode. Danske ord står i index.json.');
/** The marks of a result. */
export const marksField = (version: ApiVersion) =>
  z.array(z.enum(marksIn(version) as [Mark, ...Mark[]])).describe('Mærker ved siden af afgørelsen. De ændrer den ikke.');
const runField = z.string().describe('Kørslens id.');
const timeField = z.iso.datetime().describe('Tidspunkt i UTC.');

/** The first fields of every document. */
export const headerFields = { $schema: z.string().describe('Adressen på dokumentets skema.') };

/** What a document with results says first: where they come from, and that they are an exercise when they are. */
export const originFields = {
  environment: z.object({ id: z.string(), name: z.string() }).describe('Miljøet. Resultater fra to miljøer blandes aldrig.'),
  exercise: z.boolean().describe('Sandt, når resultaterne er fra øvelsen og intet siger om regionens system.'),
  exerciseNote: z.string().optional().describe('Hvad det betyder, at det er en øvelse. Kun når det er en.'),
};

const count = z.number().int().nonnegative();

const onConfirmedGround = {
  assumed: count.optional().describe('Bestået, fordi svaret er, som vi antager. Tæller ikke med i procenten.'),
  confirmed: z
    .object({ passed: count, total: count })
    .optional()
    .describe('Dem på bekræftet grund: alle undtagen bestået som antaget og åbne spørgsmål.'),
};
/** Typed as what the next version has, so that a document is written the same way for both. */
const NOTHING_MORE = {} as Partial<typeof onConfirmedGround> as typeof onConfirmedGround;

/** Every verdict of the version is there; typed as partial, because a version may have fewer. */
const countsSchema = (version: ApiVersion): z.ZodType<Readonly<Partial<Record<Verdict, number>>>> =>
  z.record(verdictCodes(version), count);

/** How many cases stand in each verdict. */
export const tallySchema = (version: ApiVersion) =>
  z
    .object({
      counts: countsSchema(version),
      total: count.describe('Alle undtagen “Ikke relevant”.'),
      judged: count.describe('Dem, der er kørt og afgjort.'),
      ...(version === 'v1' ? NOTHING_MORE : onConfirmedGround),
      passedPercent: z
        .number()
        .int()
        .min(0)
        .max(100)
        .describe(version === 'v1' ? 'Bestået af total, rundet ned.' : 'Bestået af dem på bekræftet grund, rundet ned.'),
    })
    .describe('Hvordan afgørelserne fordeler sig.');

/** What a result was measured with. */
export const fingerprintSchema = z
  .object({ features: z.string(), steps: z.string(), config: z.string(), register: z.string().optional() })
  .describe('Hvad der blev målt med: SHA-256 af specifikationer, trin og konfiguration, og registrets dag, når den er kendt.');

/** Whether a run came to its end. */
export const stateField = z.enum(['completed', 'aborted']).describe('Færdig eller afbrudt.');

/** The newest run of a region. */
export const latestSchema = z
  .object({
    run: runField,
    at: timeField,
    state: stateField,
    reason: z.string().optional().describe('Hvorfor den blev afbrudt.'),
    note: z.string().optional().describe('Hvad en læser skal vide om kørslen.'),
    fingerprint: fingerprintSchema.optional(),
  })
  .describe('Den seneste kørsel, der rørte regionen. Mangler, når regionen aldrig er afprøvet.');

/** What names a party in every document; the name is from when only regions were tried. */
export const regionNameFields = {
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  code: z.string().optional().describe('Regionskoden, når en kilde giver den.'),
};

const partyFields = {
  party: z
    .object({
      kind: z.enum(PARTY_KINDS).describe('Hvad parten er. De danske ord står i kindName.'),
      kindName: z.string(),
      vendor: z.string().optional(),
      product: z.string().optional(),
      version: z.string().optional().describe('Den version, der sidst blev afprøvet.'),
    })
    .optional()
    .describe('Kun for parter, der ikke er regioner: produkter, tjenester, kommuner og andre.'),
};

/** What is said of a party beside its names; the first version has regions alone. */
export const partyNameFields = (version: ApiVersion) =>
  version === 'v1' ? ({} as Partial<typeof partyFields> as typeof partyFields) : partyFields;

/** What names a case in every document. */
export const caseNameFields = {
  key: z.string().describe('Tilfældets nøgle: scenariets id, og for et abstrakt scenarie rækkens navn efter ~.'),
  id: z.string().describe('Scenariets id. Det genbruges aldrig.'),
  name: z.string(),
  feature: z.string().describe('Egenskaben, scenariet hører til.'),
  subject: z.string().describe('Emnet: mappen under features/.'),
};

/** Whose specification it is; new with the second version. */
export const ownField = z
  .literal(true)
  .optional()
  .describe('Specifikationen er udgiverens egen. Mangler ved de fælles, som alle bliver afprøvet efter.');

/** Which fault it is; new with the second version. */
export const faultCodeField = z
  .string()
  .optional()
  .describe('Hvilken fejl det er. Koden er den samme, også når sætningen en dag får andre ord. Mangler, når fejlen ikke har en.');

/** What was thrown, with what was expected and received. */
export const faultSchema = (version: ApiVersion) =>
  z
    .object({
      type: z.string(),
      sentence: z.string(),
      ...(version === 'v1' ? {} : { code: faultCodeField }),
      place: z.string().optional(),
      expected: z.string().optional(),
      received: z.string().optional(),
      remedy: z.string().optional(),
    })
    .describe('Hvorfor det ikke bestod.');

/** What moved, in words; new with the second version. */
const becauseField = z
  .array(z.string())
  .optional()
  .describe('Det samme med ord: hvilket trin, hvilken opsætning, hvilken antagelse.');

/** What of the evidence is not published; new with the second version. */
const withheldField = z
  .array(z.string())
  .optional()
  .describe(
    'Hvad der er holdt tilbage fra siden og hvorfor: regel, antal og sted. Kun når noget er. Mangler i et dokument om én kørsel.',
  );

/** How a case ended, and since when. */
export const outcomeFields = (version: ApiVersion) => ({
  verdict: verdictField(version),
  marks: marksField(version),
  run: runField
    .optional()
    .describe('Kørslen, afgørelsen er fra. Mangler, når der aldrig er kørt, og i et dokument om én kørsel.'),
  at: timeField.optional().describe('Hvornår det blev afprøvet, i UTC.'),
  durationMs: z.number().nonnegative().optional(),
  attempts: z.number().int().positive().optional().describe('Antal forsøg, når der var mere end ét.'),
  cause: z.enum(CAUSE_CODES).optional().describe('Hvorfor det ikke bestod, efter beviset. Mangler, når det ikke vides.'),
  known: z
    .object({ id: z.string(), until: z.iso.date(), owner: z.string(), reason: z.string(), link: z.url().optional() })
    .optional()
    .describe('Den kendte afvigelse, der er aftalt til og med en dag. Afgørelsen er den samme og aldrig bestået.'),
  outdatedParts: z.array(z.string()).optional().describe('Hvad der er ændret, siden det blev målt. Kun når noget er.'),
  ...(version === 'v1' ? {} : { outdatedBecause: becauseField }),
  transition: z
    .enum(['new', 'regressed', 'fixed', 'changed', 'same'])
    .optional()
    .describe('Hvad der skete siden forrige afgørelse. Mangler i et dokument om én kørsel.'),
  ...(version === 'v1' ? {} : { withheld: withheldField }),
});
