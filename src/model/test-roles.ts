/**
 * The parts a region's test units play: the keys of `units` in an environment file. One row a part, with the words a
 * scenario calls it by and what the unit must be; everything that lists the parts is derived from here. `level` is set
 * for the parts that stand for a level. `merger` marks those that only a region in a merger has: its owner before the day
 * (`ejer`), the owner that takes over, and the owner and a hospital of the region it is merged with.
 */
export const TEST_ROLES = [
  { role: 'hospital', level: 'Hospital', words: 'testenhed på niveauet Hospital', is: 'En åben enhed med niveauet Hospital' },
  {
    role: 'hospitalsomraade',
    level: 'Hospitalsområde',
    words: 'testenhed på niveauet Hospitalsområde',
    is: 'En åben enhed med niveauet Hospitalsområde',
  },
  { role: 'center', level: 'Center', words: 'testenhed på niveauet Center', is: 'En åben enhed med niveauet Center' },
  {
    role: 'overafdeling',
    level: 'Overafdeling',
    words: 'testenhed på niveauet Overafdeling',
    is: 'En åben enhed med niveauet Overafdeling',
  },
  { role: 'afdeling', level: 'Afdeling', words: 'testenhed på niveauet Afdeling', is: 'En åben enhed med niveauet Afdeling' },
  { role: 'afsnit', level: 'Afsnit', words: 'testenhed på niveauet Afsnit', is: 'En åben enhed med niveauet Afsnit' },
  { role: 'uden-niveau', words: 'testenhed uden niveau', is: 'En åben enhed uden for hospitaler, som ikke har et niveau' },
  { role: 'lukket', words: 'lukkede testenhed', is: 'En lukket enhed på et hospital' },
  { role: 'fremtidig', words: 'fremtidige testenhed', is: 'En enhed på et hospital, som åbner senere' },
  { role: 'erstattet', words: 'erstattede testenhed', is: 'En enhed, der er afløst af en anden' },
  { role: 'erstatter', words: 'erstattende testenhed', is: 'Den enhed, der har taget over' },
  { role: 'praksis', words: 'testpraksis', is: 'En almen praksis med ydernummer på sin organisatoriske enhed' },
  { role: 'ejer', words: 'afgivende ejer', is: 'Regionens institutionsejer før sammenlægningen', merger: true },
  { role: 'ny-ejer', words: 'overtagende ejer', is: 'Den institutionsejer, der tager over', merger: true },
  { role: 'naboejer', words: 'naboejer', is: 'Institutionsejeren i den region, der lægges sammen med', merger: true },
  { role: 'nabohospital', words: 'nabohospital', is: 'Et hospital i den region, der lægges sammen med', merger: true },
] as const;

type Row = (typeof TEST_ROLES)[number];
/** A part only a merger gives. */
export type MergerRole = Extract<Row, { readonly merger: true }>['role'];
/** A part every region has. */
export type TestUnitRole = Exclude<Row['role'], MergerRole>;
/** The levels that have a part. */
export type TestLevelName = Extract<Row, { readonly level: string }>['level'];

/** All parts, in the order of the table. */
export const ALL_TEST_ROLES: readonly Row['role'][] = TEST_ROLES.map(({ role }) => role);

const isOfMerger = (row: Row): row is Extract<Row, { readonly merger: true }> => 'merger' in row;
/** The parts only a merger gives, in the order of the table. */
export const MERGER_ROLES: readonly MergerRole[] = TEST_ROLES.filter(isOfMerger).map(({ role }) => role);
/** The parts every region has, in the order of the table. */
export const TEST_UNIT_ROLES: readonly TestUnitRole[] = TEST_ROLES.flatMap((row) => (isOfMerger(row) ? [] : [row.role]));
