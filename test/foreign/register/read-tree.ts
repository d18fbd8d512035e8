import { addDays, LEVELS, today } from './unit.ts';
import type { Address, Contact, Level, ShakRow, SorType, Unit } from './unit.ts';
import { gln, sorCode } from './sor-code.ts';

/**
 * The text form a region’s register is written in: one unit a line, indented under its parent, parts between `|`.
 *
 *     key | SOR type or level | name | option=value option …
 *
 * Dates are given outright, or as days from today (`+60`), so that a future unit stays a future unit.
 */
export interface TreeSource {
  readonly text: string;
  readonly firstRunning: number;
  readonly addresses: Readonly<Record<string, Address>>;
  readonly contacts: Readonly<Record<string, Contact>>;
  /** What units are valid from when their line says nothing. */
  readonly established: string;
}

export interface RegisterContent {
  readonly units: readonly Unit[];
  readonly shakMap: readonly ShakRow[];
  /** SOR codes by the key of their line. */
  readonly byKey: ReadonlyMap<string, string>;
}

interface Line {
  readonly depth: number;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
}

function readLine(line: string): Line {
  const [key, kind, name, options = ''] = line.trim().split(/\s*\|\s*/u);
  if (key === undefined || kind === undefined || name === undefined) throw new Error(`Not a unit: ${line}`);
  return {
    depth: (line.length - line.trimStart().length) / 2,
    key,
    kind,
    name,
    options: new Map(
      options
        .split(/\s+/u)
        .filter(Boolean)
        .map((option) => {
          const [head = '', ...rest] = option.split('=');
          return [head, rest.join('=').replaceAll('_', ' ')] as const;
        }),
    ),
  };
}

function readDate(value: string | undefined): string | undefined {
  return value !== undefined && /^[+-]\d+$/u.test(value) ? addDays(today(), Number(value)) : value;
}

/** @throws Error when the text is not of the form, which is a mistake in this directory. */
export function readTree(source: TreeSource): RegisterContent {
  const lines = source.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readLine);
  const byKey = new Map(lines.map((line, index) => [line.key, sorCode(source.firstRunning + index)]));
  if (byKey.size !== lines.length) throw new Error('Two units have the same key');
  const code = (key: string): string => {
    const found = byKey.get(key);
    if (found === undefined) throw new Error(`No unit with the key ${key}`);
    return found;
  };
  const codes = (value: string | undefined): readonly string[] => (value === undefined ? [] : value.split(',').map(code));

  const path: Line[] = [];
  const shakMap: ShakRow[] = [];
  const units = lines.map((line, index): Unit => {
    path.length = line.depth;
    const parent = path[line.depth - 1];
    const underHospital = path.some((above) => above.options.get('type') === '22232009');
    path.push(line);
    const { options } = line;
    const option = (name: string): string | undefined => options.get(name);
    const isLevel = (LEVELS as readonly string[]).includes(line.kind);
    const sorType: SorType = line.kind === 'Hospital' ? 'SI' : isLevel ? 'OE' : (line.kind as SorType);
    const firstFrom = readDate(option('first')) ?? source.established;
    const from = readDate(option('from')) ?? firstFrom;
    const to = readDate(option('to'));
    const flags = option('act');
    const address = (name: string | undefined): Address | undefined => (name === undefined ? undefined : source.addresses[name]);
    const contact = source.contacts[option('tlf') ?? ''];
    const unit: Unit = {
      sorId: code(line.key),
      sorType,
      name: line.name,
      ...(option('former') !== undefined && { formerName: option('former')!, renamedOn: from }),
      ...(parent !== undefined && { parent: code(parent.key) }),
      ...(option('type') !== undefined ? { typeCode: option('type')! } : underHospital && { typeCode: '550851000005109' }),
      ...(isLevel && { level: line.kind as Level }),
      ...(option('shak') !== undefined && { shak: option('shak')! }),
      firstFrom,
      from,
      ...(to !== undefined && { to }),
      updatedAt: `${from > today() ? addDays(today(), -20) : from}T09:${String(index % 60).padStart(2, '0')}:11`,
      replaces: codes(option('replaces')),
      replacedBy: codes(option('replacedBy')),
      ...(option('cvr') !== undefined && { cvr: option('cvr')! }),
      ...(options.has('gln') && { gln: gln(source.firstRunning + index) }),
      ...(option('yder') !== undefined && { ydernummer: option('yder')! }),
      ...(option('local') !== undefined && { localCode: option('local')! }),
      specialties: option('spec')?.split(',') ?? [],
      ...(address(option('post')) !== undefined && { postal: address(option('post'))! }),
      ...(address(option('visit')) !== undefined && { visiting: address(option('visit'))! }),
      ...(contact !== undefined && { contact }),
      ...(underHospital && {
        activity: {
          ambulant: flags?.includes('A') ?? false,
          beds: flags?.includes('S') ?? false,
          reporting: flags?.includes('L') ?? false,
        },
      }),
    };
    if (unit.shak !== undefined)
      shakMap.push({ shak: unit.shak, sorId: unit.sorId, from: firstFrom, ...(to !== undefined && { to }) });
    return unit;
  });
  return { units, shakMap, byKey };
}
