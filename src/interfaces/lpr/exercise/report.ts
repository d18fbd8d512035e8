import { isOwn, type OwnBehaviour } from '../../../model/config/behaviour.ts';
import { UNUSED_SOR_CODE } from '../../../sor/identifiers/sor-code.ts';
import { indexRegister } from '../../../sor/register.ts';
import type { SorUnit } from '../../../sor/unit.ts';
import { isOpenOn } from '../../../sor/validity.ts';
import { otherCheckDigit, TEST_PERSON } from '../../../exercise/ground/test-numbers.ts';
import { contentFor, type RegionService } from '../../../exercise/ground/region-service.ts';
import { xmlLeaf } from '../../../protocols/xml/escape-xml.ts';

type LprKind = OwnBehaviour<'lpr'>['kind'];

/** The report's one file. */
export const REPORT_FILE = 'indberetning.xml';

/** How many course elements the sample has at most. */
const MOST_ENTRIES = 6;

/** One course element as it goes out. */
interface Entry {
  readonly day: string;
  readonly responsibleUnits: readonly string[];
  /** Only there when a behaviour says so. */
  readonly shak?: string;
}

/**
 * A report in a form of our own, because LPR's is not public: one element a course element, each with its responsible
 * unit by SOR code. Undefined when the register has no units for the region's parts.
 */
export function reportFor(service: RegionService): string | undefined {
  const register = indexRegister(contentFor(service, { interface: 'lpr' }));
  const { snapshotDate } = register.content;
  const unit = (role: string): SorUnit | undefined => register.byId(service.testUnits[role] ?? '');
  const afdeling = unit('afdeling');
  if (afdeling === undefined) return undefined;
  const hospital = register.institutionOf(afdeling.sorIdentifier)?.sorIdentifier ?? '';
  const departments = Array.from(register.descendantsOf(hospital)).filter(
    (one) => one !== afdeling && one.hospitalIndicators?.reportingLevelIndicator === true && isOpenOn(one, snapshotDate),
  );
  const right = [afdeling, ...departments]
    .slice(0, MOST_ENTRIES)
    .map((one): Entry => ({ day: snapshotDate, responsibleUnits: [one.sorIdentifier] }));
  const other = {
    lukket: unit('lukket')?.sorIdentifier,
    ejer: register.ownerOf(afdeling.sorIdentifier)?.sorIdentifier,
    udenNiveau: unit('uden-niveau')?.sorIdentifier,
    afsnit: unit('afsnit')?.sorIdentifier,
    shak: afdeling.shakIdentifier,
  };
  const kinds = service.behaviours.filter((behaviour) => isOwn('lpr', behaviour)).map(({ kind }) => kind);
  const entries = kinds.reduce<readonly Entry[]>((sent, kind) => spoil(sent, kind, other), right);
  const text = write(service, entries);
  return kinds.includes('lpr-malformed') ? text.slice(0, text.length / 2) : text;
}

type Others = Readonly<Record<'lukket' | 'ejer' | 'udenNiveau' | 'afsnit' | 'shak', string | undefined>>;

/** The first element is the one that is wrong; the others show that a reader tells them apart. */
function spoil([first, ...rest]: readonly Entry[], kind: LprKind, other: Others): readonly Entry[] {
  if (first === undefined) return [];
  const [code = ''] = first.responsibleUnits;
  const by = (...responsibleUnits: readonly (string | undefined)[]): readonly Entry[] => [
    { ...first, responsibleUnits: responsibleUnits.flatMap((one) => one ?? []) },
    ...rest,
  ];
  switch (kind) {
    case 'lpr-shak-in-report':
      return [{ ...first, ...(other.shak === undefined ? {} : { shak: other.shak }) }, ...rest];
    case 'lpr-shak-as-responsible':
      return by(other.shak);
    case 'lpr-responsible-unit-missing':
      return by();
    case 'lpr-two-responsible-units':
      return by(code, rest[0]?.responsibleUnits[0] ?? code);
    case 'lpr-invalid-sor':
      return by(otherCheckDigit(code));
    case 'lpr-unknown-sor':
      return by(UNUSED_SOR_CODE);
    case 'lpr-closed-unit':
      return by(other.lukket);
    case 'lpr-unit-is-institution-owner':
      return by(other.ejer);
    case 'lpr-unit-without-level':
      return by(other.udenNiveau);
    case 'lpr-unit-not-reporting':
      return by(other.afsnit);
    case 'lpr-empty':
      return [];
    case 'lpr-malformed':
      return [first, ...rest];
  }
}

function write({ region }: RegionService, entries: readonly Entry[]): string {
  const elements = entries.map(
    ({ day, responsibleUnits, shak }, index) =>
      `  <Forloebselement>${xmlLeaf('Id', `OEVELSE-${index + 1}`)}${xmlLeaf('Personnummer', TEST_PERSON)}${xmlLeaf('Startdato', day)}` +
      `${responsibleUnits.map((code) => xmlLeaf('AnsvarligEnhed', code)).join('')}${xmlLeaf('Sygehusafdelingsnummer', shak)}</Forloebselement>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Øvelse: en opdigtet indberetning om en testperson. Formen er vores egen; LPR’s er ikke offentlig. -->
<Indberetning xmlns="urn:sor-pilot:oevelse:lpr:1">
  ${xmlLeaf('Indberetter', region.name)}
${elements.join('')}</Indberetning>
`;
}
