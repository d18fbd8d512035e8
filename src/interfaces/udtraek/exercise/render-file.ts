import { writeSorEntityCsv } from '../../../sor/formats/csv/write.ts';
import { behaves, touches } from '../../../exercise/ground/behaviours.ts';
import { entityTag } from '../../../exercise/ground/conditional.ts';
import { contentNumber } from '../../../exercise/ground/per-content.ts';
import type { ExtractFile, RegionService } from '../../../exercise/ground/region-service.ts';
import { contentOf } from '../../../exercise/ground/served-content.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import type { RenderedFile } from '../../../exercise/ground/file-cache.ts';
import { fileScope } from './files.ts';
import { renderCsv } from './render-csv.ts';
import { renderXml } from './render-xml.ts';
import { renderZip } from './render-zip.ts';

/** A file of a region, made the first time it is asked for. Regions without behaviours on the file share one. */
export function renderedFile(service: RegionService, file: ExtractFile): Promise<RenderedFile> {
  const parts = [fileScope(file), ...DATATYPES.map((datatype) => fileScope(file, datatype))];
  const isOwn = service.behaviours.some((behaviour) => parts.some((part) => touches(behaviour, part)));
  const shown = `${file} ${contentNumber(service.register.published())}`;
  return service.files.get(isOwn ? `${service.region.id} ${shown}` : shown, () => render(service, file));
}

/** The views a file may hold; the zip holds all of them, each in a file of its own. */
const DATATYPES = ['sorEntity', 'shakSorMap', 'sorClassifications'] as const;

/** A day on which no unit is closed yet, so that a daily file for it has them all. */
const BEFORE_ANY_CLOSING = '0001-01-01';

async function render(service: RegionService, file: ExtractFile): Promise<RenderedFile> {
  const scope = fileScope(file);
  const { createdAtTime, snapshotDate } = servedRegister(service, scope);
  const lastModified = new Date(createdAtTime);
  const finish = (bytes: Buffer, contentType: string): RenderedFile => ({
    bytes,
    contentType,
    etag: entityTag(bytes),
    lastModified,
  });
  switch (file) {
    case 'xml2':
      return finish(await renderXml(service, scope, 2), 'application/xml; charset=utf-8');
    case 'xml3':
      return finish(await renderXml(service, scope, 3), 'application/xml; charset=utf-8');
    case 'csvDaily': {
      const content = contentOf(servedRegister(service, scope), { repeatUnits: true });
      const date = behaves(service, scope, 'csv-keeps-closed') ? BEFORE_ANY_CLOSING : snapshotDate;
      const bytes = renderCsv(writeSorEntityCsv(content, { daily: true, date }), service, scope);
      return finish(bytes, `text/csv; charset=${behaves(service, scope, 'csv-windows-1252') ? 'windows-1252' : 'utf-8'}`);
    }
    case 'csvComplete':
      return finish(await renderZip(service, lastModified), 'application/zip');
  }
}
