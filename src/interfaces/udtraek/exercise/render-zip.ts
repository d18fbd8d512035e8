import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { spelled } from '../../../sor/fields/carriers.ts';
import {
  writeClassificationsCsv,
  writeReplacedEntitiesCsv,
  writeShakSorMapCsv,
  writeSorEntityCsv,
} from '../../../sor/formats/csv/write.ts';
import type { RegisterContent } from '../../../sor/unit.ts';
import { behavioursOf } from '../../../exercise/ground/behaviours.ts';
import type { Datatype, RegionService } from '../../../exercise/ground/region-service.ts';
import { contentOf } from '../../../exercise/ground/served-content.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { fileScope } from './files.ts';
import { renderCsv } from './render-csv.ts';

interface Part {
  readonly name: string;
  readonly datatype: Datatype;
  readonly write: (content: RegisterContent) => Iterable<string>;
}

/** The files that have content here, and which view of the register each shows. */
const PARTS: readonly Part[] = [
  {
    name: 'SOREntity.csv',
    datatype: 'sorEntity',
    write: (content) => writeSorEntityCsv(content, { daily: false, date: content.snapshotDate }),
  },
  { name: 'SHAKSORMap.csv', datatype: 'shakSorMap', write: writeShakSorMapCsv },
  { name: 'SORClassifications.csv', datatype: 'sorClassifications', write: writeClassificationsCsv },
  { name: 'SORReplacedEntities.csv', datatype: 'sorEntity', write: writeReplacedEntitiesCsv },
];

/**
 * The files that are in the public zip and about what the exercise register does not hold: EDI types, coordinates, and
 * location numbers beyond a unit's own. They have a heading alone; the names of their columns are not public.
 */
const HEADING_ONLY: Readonly<Record<string, string>> = {
  'EDITypes.csv': 'EdiTypeId;EdiTypeName',
  'Geolocations.csv': `${spelled('csv', 'sorIdentifier')};CoordETRS89z32EMeasure;CoordETRS89z32NMeasure`,
  'LocationsCodeEDITypeMap.csv': `${spelled('csv', 'eanLocationCode')};EdiTypeId`,
  'LocationsCodes.csv': `${spelled('csv', 'eanLocationCode')};${spelled('csv', 'sorIdentifier')}`,
};

/** Sor_complete.zip of a region: the eight files the public one has (services.nsi.dk, Sorfiler). */
export async function renderZip(service: RegionService, made: Date): Promise<Buffer> {
  const zip = new ZipFile();
  const missing = new Set(behavioursOf(service, fileScope('csvComplete'), 'zip-member-missing').map(({ member }) => member));
  for (const { name, datatype, write } of PARTS) {
    if (missing.has(name)) continue;
    const scope = fileScope('csvComplete', datatype);
    const content = contentOf(servedRegister(service, scope), { repeatUnits: true });
    zip.addBuffer(renderCsv(write(content), service, scope), name, { mtime: made });
  }
  for (const [name, heading] of Object.entries(HEADING_ONLY)) {
    if (missing.has(name)) continue;
    zip.addBuffer(Buffer.from(`\uFEFF${heading}\r\n`), name, { mtime: made });
  }
  zip.end();
  return buffer(zip.outputStream);
}
