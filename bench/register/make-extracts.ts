import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { inForce } from '../../src/model/config/in-force.ts';
import { writeSorEntityCsv } from '../../src/sor/formats/csv/write.ts';
import { writeSorXml } from '../../src/sor/formats/xml/write.ts';
import { createSyntheticRegister } from '../../src/sor/synthetic/create-synthetic-register.ts';

/** A register in both formats. */
export interface Extracts {
  readonly xml: string;
  readonly csv: string;
}

const SEED = 27;
const DAY = '2026-11-30';

/** Writes a synthetic register of about so many units below `folder`, as SOR XML version 3 and SorEntity_daily.csv. */
export async function makeExtracts(root: string, folder: string, units: number): Promise<Extracts> {
  const { regions, levels, environments } = await loadConfiguration(join(root, 'config'));
  const codes = environments[0]?.levelCodes ?? {};
  const current = inForce(regions, DAY);
  const content = createSyntheticRegister({
    seed: SEED,
    snapshotDate: DAY,
    unitsPerRegion: Math.round(units / current.length),
    regions: current,
    levels: levels.map((level) => ({ ...level, code: codes[level.name] ?? '' })),
  });
  const extracts: Extracts = { xml: join(folder, `${units}.xml`), csv: join(folder, `${units}.csv`) };
  await pipeline(Readable.from(writeSorXml(content, 3)), createWriteStream(extracts.xml));
  await pipeline(Readable.from(writeSorEntityCsv(content, { daily: true, date: DAY })), createWriteStream(extracts.csv));
  return extracts;
}
