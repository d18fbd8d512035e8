import type { Datatype, ExtractFile, Scope } from '../../../exercise/ground/region-service.ts';

/** The extract's files by their path under the address, as the public file site names them below its own folders. */
export const EXTRACT_FILES: Readonly<Record<string, ExtractFile>> = {
  'sorxml/V_2_0_0/Sor.xml': 'xml2',
  'sorxml/V_3_0_0/Sor.xml': 'xml3',
  'SorEntity_daily.csv': 'csvDaily',
  'Sor_complete.zip': 'csvComplete',
};

/** The part of the region a file is; in the zip each file of it is a part. */
export function fileScope(file: ExtractFile, datatype?: Datatype): Scope {
  const holds = datatype ?? (file === 'csvComplete' ? undefined : 'sorEntity');
  return { interface: 'udtraek', file, ...(holds === undefined ? {} : { datatype: holds }) };
}
