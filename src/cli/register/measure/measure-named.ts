import { MEASURE_EDITION } from '../../../model/measurement.ts';
import { readMeasurements } from '../../../store/measurements/measurements-folder.ts';
import type { Proxies } from '../../../wire/proxies.ts';
import { isWebAddress } from '../../arguments/kinds.ts';
import { dropExtracts, fetchExtracts } from './fetch-extracts.ts';
import { extractFiles } from './measure-inputs.ts';
import { type Measured, type MeasureOrder, measureRegister } from './measure-register.ts';

/** What is measured: files, folders and web addresses as they were named. */
export interface NamedOrder extends Omit<MeasureOrder, 'files'> {
  readonly named: readonly string[];
  /** Whether what is fetched is left where it was fetched to. */
  readonly keep: boolean;
  readonly proxies: Proxies;
  readonly version: string;
  /** Where the owner of the site can be found, which hosts are told. */
  readonly about: string | undefined;
  readonly note: (sentence: string) => void;
}

/**
 * Fetches what stands on the web, measures it with what lies here, and takes away again what was fetched. Throws PilotError as
 * {@link measureRegister} and {@link fetchExtracts} do.
 */
export async function measureNamed({ named, keep, ...order }: NamedOrder): Promise<Measured> {
  const addresses = named.filter(isWebAddress);
  const local = extractFiles(named.filter((name) => !isWebAddress(name)));
  const newest = readMeasurements(order.folder, [])?.days.at(-1);
  // What is measured together with files that lie here is needed whether it has changed or not.
  const isAsBefore = local.length === 0 && newest?.edition === MEASURE_EDITION;
  const measured = new Set(isAsBefore ? newest.files.map(({ sha256 }) => sha256) : []);
  const fetched = await fetchExtracts({ ...order, addresses, measured });
  const { failed } = fetched;
  if (isAsBefore && fetched.unchanged) return { kind: 'unchanged', day: newest.day, failed };
  try {
    const measuredNow = await measureRegister({ ...order, files: [...local, ...fetched.files] });
    return { ...measuredNow, failed: failed || measuredNow.failed };
  } finally {
    if (!keep) dropExtracts(fetched.files);
  }
}
