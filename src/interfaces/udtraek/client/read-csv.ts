import { Deviation } from '../../../model/faults.ts';
import type { FieldKey } from '../../../sor/fields.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import type { ColumnMapping } from '../../../sor/fields/known-names.ts';
import { readSorEntityCsv } from '../../../sor/formats/csv/read.ts';
import { type ZipRefusal, ZipRefused } from '../../../protocols/zip/zip-refused.ts';
import { problemsIn } from '../../../sor/formats/complete-members.ts';
import { checksumInWords, readCompleteZip as readZip } from '../../../sor/formats/complete-zip.ts';
import { contentOn } from '../../../sor/states.ts';
import type { RegisterContent } from '../../../sor/unit.ts';
import { columnsNotUnderstood } from '../../columns-not-understood.ts';
import type { ShakMapView, UnitView } from '../../views.ts';
import { readWhole } from '../../../wire/read-body.ts';
import type { Wire } from '../../../wire/call.ts';
import { emptyView, type ReadExtract } from './reading.ts';
import { shakMapOfRow, unitOfRow } from './views.ts';

/** Later than any state of a unit begins. */
const LAST_DAY = '9999-12-31';

/** Each unit as it was on the file's day; a file that is not dated is read as the newest it tells of. */
function onItsDay(content: RegisterContent): RegisterContent {
  return contentOn(content, content.snapshotDate === '' ? LAST_DAY : content.snapshotDate);
}

/** Makes a reader of SorEntity_daily.csv. It throws Deviation when the first line does not name the column SorId. */
export const readDailyCsv =
  (mapping: ColumnMapping): ReadExtract =>
  async (chunks, head, source) => {
    const name = source.address.slice(source.address.lastIndexOf('/') + 1);
    const views: UnitView[] = [];
    const { units, absentFields, columns, problems } = await readSorEntityCsv(chunks, {
      mapping,
      onRow: (row, lacking) => void views.push(unitOfRow(row, name, lacking)),
    });
    assertSorEntity({ columns, absentFields }, source.place);
    const view = emptyView(source, head);
    return {
      ...view,
      units: views,
      content: onItsDay({ ...view.content, units, absentFields }),
      problems: problemsIn(name, problems),
      columns: { [name]: columns },
    };
  };

/**
 * Makes a reader of Sor_complete.zip. Throws Deviation when the file is no zip, unpacks beyond the session's limit, or
 * holds no SorEntity.
 */
export function readCompleteZip(limits: Wire['limits'], mapping: ColumnMapping): ReadExtract {
  return async (chunks, head, source) => {
    const units: UnitView[] = [];
    const shakSorMap: ShakMapView[] = [];
    const read = await readZip(
      await readWhole(chunks),
      { maxUnpackedBytes: limits.maxBodyBytes },
      {
        mapping,
        onUnit: (row, file, lacking) => void units.push(unitOfRow(row, file, lacking)),
        onMapRow: (row, file) => void shakSorMap.push(shakMapOfRow(row, file)),
      },
    ).catch((error: unknown) => {
      throw error instanceof ZipRefused ? unreadable(error.refusal, source.place) : error;
    });
    const { problems, columns, entries, classifications, absentFields } = read;
    const entity = entries.find((name) => name.toLowerCase().endsWith('sorentity.csv'));
    assertSorEntity(entity === undefined ? undefined : { columns: columns[entity] ?? [], absentFields }, source.place);
    const view = emptyView(source, head);
    return {
      ...view,
      units,
      shakSorMap,
      classifications,
      content: onItsDay({
        ...view.content,
        units: read.units,
        absentFields,
        shakSorMap: read.shakSorMap,
        classifications,
      }),
      problems,
      columns,
      entries,
      notUnderstood: Object.entries(read.unknown).map(([file, unknown]) => ({
        table: unknown.table,
        fault: columnsNotUnderstood(unknown, { interface: 'udtraek', title: file, place: `${file}, linje 1` }),
      })),
    };
  };
}

function unreadable(refusal: ZipRefusal, place: string): Deviation {
  switch (refusal.reason) {
    case 'damaged':
      return noZip(place, refusal.detail);
    case 'checksum':
      return noZip(place, checksumInWords(refusal.member));
    case 'encrypted':
      return new Deviation('En fil i zip-filen er krypteret.', {
        place,
        expected: 'filer, der kan læses uden adgangskode',
        received: `${refusal.member} er krypteret`,
      });
    case 'path':
      return new Deviation('En fil i zip-filen har et navn, der peger ud af zip-filen.', {
        place,
        expected: 'filnavne uden “..”, uden drevbogstav og uden skråstreg først',
        received: refusal.member,
      });
    case 'absolute':
      return new Deviation('En fil i zip-filen har et navn fra roden af et drev.', {
        place,
        expected: 'filnavne uden drevbogstav og uden skråstreg først',
        received: refusal.member,
      });
    case 'prefixed':
      return noZip(place, `en zip-fil med ${refusal.bytes} byte foran; de hører ikke til den`);
    case 'too-many':
      return new Deviation('Zip-filen indeholder flere filer, end et udtræk gør.', {
        place,
        expected: `højst ${refusal.limit} filer`,
        received: `${refusal.members} filer`,
      });
    case 'too-large':
      return new Deviation('Zip-filen pakker ud til mere, end der tages imod.', {
        place,
        expected: `højst ${refusal.limit} byte i alt`,
        remedy: 'Er udtrækket så stort, så hæv maxBodyBytes i miljøets konfiguration.',
      });
  }
}

function noZip(place: string, received: string): Deviation {
  return new Deviation('Filen kan ikke læses som zip.', {
    place,
    expected: 'en hel zip-fil',
    received,
    remedy: 'Hent filen og prøv at åbne den; få den dannet igen, hvis den er beskadiget.',
  });
}

/** The column without which a file is no SorEntity; its name is public. */
const SOR_CODE = spelled('csv', 'sorIdentifier');

interface EntityColumns {
  readonly columns: readonly string[];
  readonly absentFields: readonly FieldKey[];
}

function assertSorEntity(entity: EntityColumns | undefined, place: string): void {
  if (entity?.absentFields.includes('sorIdentifier') === false) return;
  const columns = entity?.columns;
  throw new Deviation('Filen er ikke SorEntity i CSV.', {
    place,
    expected: `en første linje med kolonnenavne, der har ${SOR_CODE}`,
    received:
      columns === undefined
        ? 'ingen fil med navnet SOREntity.csv'
        : `kolonnerne ${columns.slice(0, 5).join('; ').slice(0, 120) || '(ingen)'}`,
  });
}
