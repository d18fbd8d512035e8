import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIELD_GROUPS } from '../../step-definitions/support/compared-fields.ts';
import { behaviourSchema } from '../../src/model/config/behaviour.ts';
import { deviationFileSchema } from '../../src/model/config/deviation.ts';
import { INTERFACES, REGIONAL_SYSTEMS } from '../../src/model/interfaces.ts';
import { UNIT_FIELDS } from '../../src/session/compare/fields.ts';

/** The regional systems share one room, which speaks FHIR. */
const ROOMS = INTERFACES.filter((id) => !REGIONAL_SYSTEMS.some((system) => system === id));

describe.each(ROOMS)('the room of %s', (id) => {
  it.each(['contract.ts', 'interface.ts', 'client', 'exercise', 'golden/README.md', 'client/golden.test.ts'])(
    'has its %s',
    (part) => {
      expect(existsSync(`src/interfaces/${id}/${part}`)).toBe(true);
    },
  );
});

describe('a behaviour of one interface alone', () => {
  const own = behaviourSchema.options.flatMap(({ shape }) => ('interfaces' in shape ? [] : [shape.kind.value]));
  const { deviations } = deviationFileSchema.parse(parse(readFileSync('config/exercise/deviations.yaml', 'utf8')));

  it.each(own)('%s is named after it, and is a mistake of the catalogue that a scenario finds', (kind) => {
    expect(INTERFACES.some((id) => kind.startsWith(`${id}-`))).toBe(true);
    expect(deviations.some((deviation) => deviation.kind === kind)).toBe(true);
  });
});

describe('a field that interfaces are compared by', () => {
  it('is in a group that scenarios can name', () => {
    const grouped: readonly string[] = Object.values(FIELD_GROUPS).flat();
    expect(Object.keys(UNIT_FIELDS).filter((key) => !grouped.includes(key))).toEqual([]);
  });
});
