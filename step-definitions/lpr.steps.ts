import { Then, When } from '@cucumber/cucumber';
import type { ReportEntry } from '../src/interfaces/lpr/contract.ts';
import type { SorUnit } from '../src/sor/unit.ts';
import { isOpenOn } from '../src/sor/validity.ts';
import { readDelivered } from './support/deliveries.ts';
import { survey } from './support/expectations.ts';
import { expectedValue } from './support/expected-values.ts';
import { malformed, notOpenOn, unregistered, withoutLevel } from './support/unit-findings.ts';
import type { PilotWorld } from './support/world.ts';

When('regionens indberetning læses', async function (this: PilotWorld) {
  this.remember('reports', await readDelivered(this.client.lpr));
});

Then('kan hele indberetningen læses, og den har forløbselementer', function (this: PilotWorld) {
  const { read, unreadable } = this.recall('reports');
  this.assuming('lpr-laesbar', () => {
    survey({
      what: 'filer',
      items: [...read.map(() => undefined), ...unreadable],
      expected: 'XML, JSON eller CSV med forløbselementer, som miljøfilen siger, de hedder',
      fault: (finding) => finding,
    });
  });
});

Then('har hvert forløbselement præcis én ansvarlig enhed', function (this: PilotWorld) {
  survey({
    what: 'forløbselementer',
    items: entriesOf(this),
    expected: 'en ansvarlig enhed',
    fault: ({ place, responsibleUnits }) =>
      responsibleUnits.length === 0 ? { place, seen: 'ingen ansvarlig enhed' } : undefined,
  });
  this.assuming('lpr-en-ansvarlig', () =>
    survey({
      what: 'forløbselementer',
      items: entriesOf(this),
      expected: 'præcis én ansvarlig enhed',
      fault: ({ place, responsibleUnits }) =>
        responsibleUnits.length > 1 ? { place, seen: responsibleUnits.join(' og ') } : undefined,
    }),
  );
});

Then('er hver ansvarlig enhed en gyldig SOR-kode', function (this: PilotWorld) {
  surveyCodes(this, 'løbenummer, 1000016, 00 og kontrolciffer', malformed);
});

Then('findes hver ansvarlig enhed i registret', function (this: PilotWorld) {
  const { register } = this.recall('knowledge');
  this.assuming('lpr-kendt-enhed', () => {
    surveyCodes(this, 'en enhed i XML version 3', (code) => unregistered(code, register));
  });
});

Then('er hver ansvarlig enhed af en type, der må være ansvarlig', function (this: PilotWorld) {
  const types = expectedValue(this.session, 'lpr-organisatorisk', 'list');
  this.assuming('lpr-organisatorisk', () => {
    surveyUnits(this, ANY, {
      expected: types.map((type) => `en ${TYPE_WORDS[type] ?? 'enhed'} (${type})`).join(' eller '),
      fault: (unit) => (types.includes(unit.sorType) ? undefined : `${unit.entityName} er ${unit.sorType}`),
    });
  });
});

Then('er hver ansvarlig enhed åben på afprøvningens dag', function (this: PilotWorld) {
  const { onDate } = this.session;
  this.assuming('lpr-kendt-enhed', () => {
    surveyUnits(this, ANY, { expected: `en enhed, der er åben den ${onDate}`, fault: (unit) => notOpenOn(unit, onDate) });
  });
});

Then('har hver ansvarlig organisatorisk enhed ét niveau', function (this: PilotWorld) {
  this.assuming('lpr-niveau', () => {
    surveyUnits(this, ({ sorType }) => sorType === 'OE', { expected: 'en enhed med et niveau', fault: withoutLevel });
  });
});

Then('er hver åben ansvarlig enhed på indberetningsniveau, hvor registret siger det', function (this: PilotWorld) {
  const { onDate } = this.session;
  this.assuming('lpr-indberetningsniveau', () => {
    surveyUnits(this, (unit) => unit.hospitalIndicators !== undefined && isOpenOn(unit, onDate), {
      expected: 'ReportingLevelIndicator er sand',
      fault: ({ hospitalIndicators, entityName }) =>
        hospitalIndicators?.reportingLevelIndicator === true ? undefined : `${entityName} er ikke på indberetningsniveau`,
    });
  });
});

Then('er der ingen SHAK-kode i indberetningen', function (this: PilotWorld) {
  const { shakCodes } = this.recall('knowledge');
  this.assuming('lpr-uden-shak', () => {
    survey({
      what: 'forløbselementer',
      items: entriesOf(this),
      expected: 'ingen SHAK-kode, hverken efter sit navn eller efter registret',
      fault: ({ place, possibleShak }) =>
        possibleShak
          .filter(({ value, saysSo }) => saysSo || shakCodes.has(value))
          .map(({ name, value }) => ({ place, seen: `${name} er ${value}` })),
    });
  });
});

const TYPE_WORDS: Readonly<Record<string, string>> = {
  IE: 'institutionsejer',
  SI: 'sundhedsinstitution',
  OE: 'organisatorisk enhed',
};

const ANY = (): boolean => true;

function entriesOf(world: PilotWorld): readonly ReportEntry[] {
  return world.recall('reports').read.flatMap(({ entries }) => entries);
}

/** Looks through every responsible unit as it is named. `fault` gives what was seen, or undefined when it is right. */
function surveyCodes(world: PilotWorld, expected: string, fault: (code: string) => string | undefined): void {
  survey({
    what: 'ansvarlige enheder',
    items: entriesOf(world).flatMap(({ place, responsibleUnits }) => responsibleUnits.map((code) => ({ place, code }))),
    expected,
    fault: ({ place, code }) => {
      const seen = fault(code);
      return seen === undefined ? undefined : { place, seen };
    },
  });
}

/** Looks through the responsible units the register has and the rule concerns. */
function surveyUnits(
  world: PilotWorld,
  concerns: (unit: SorUnit) => boolean,
  { expected, fault }: { readonly expected: string; readonly fault: (unit: SorUnit) => string | undefined },
): void {
  const { register } = world.recall('knowledge');
  const items = entriesOf(world).flatMap(({ place, responsibleUnits }) =>
    responsibleUnits.flatMap((code) => {
      const unit = register.byId(code);
      return unit === undefined || !concerns(unit) ? [] : [{ place, unit }];
    }),
  );
  survey({
    what: 'kendte ansvarlige enheder',
    items,
    expected,
    fault: ({ place, unit }) => {
      const seen = fault(unit);
      return seen === undefined ? undefined : { place, seen };
    },
  });
}
