import { Then } from '@cucumber/cucumber';
import type { UpdateAnswer, UpdateDone } from '../src/interfaces/sorus/contract.ts';
import type { UnitView } from '../src/interfaces/views.ts';
import { Deviation } from '../src/model/faults.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { parseSorCode } from '../src/sor/identifiers/sor-code.ts';
import { filledLevels } from '../src/sor/rules/levels.ts';
import { dayOf } from '../src/sor/validity.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, unitInWords } from './support/expectations.ts';
import { isUnknownName } from './support/level-checks.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { changedCode, done, doneUnit, lookedUp } from './support/pilot-units.ts';
import { readUnit, type Surface } from './support/surfaces.ts';
import { type LevelName, levelCode, testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Then('er den natlige indlæsning gået godt', async function (this: PilotWorld) {
  await this.client.sorus.importNow();
});

Then('er ændringen gennemført', function (this: PilotWorld) {
  done(this);
});

Then('rummer svaret niveauet {niveau} med kode og navn', async function (this: PilotWorld, level: LevelName) {
  const { unit, place } = await doneUnit(this);
  expectLevel(this, unit, { level, place, code: levelCode(this.session, level), ground: undefined });
});

Then('har enheden i svaret en gyldig SOR-kode', function (this: PilotWorld) {
  const sorIdentifier = changedCode(this);
  const parsed = parseSorCode(sorIdentifier);
  expectTrue(parsed.ok, 'Den nye enheds SOR-kode er ikke gyldig.', {
    place: 'svaret fra SORUS',
    expected: 'løbenummer, 1000016, 00 og et kontrolciffer efter Verhoeff',
    received: parsed.ok ? sorIdentifier : parsed.problem,
  });
});

Then('er SOR-koden i svaret pilotenhedens egen', async function (this: PilotWorld) {
  const { unit, place } = await doneUnit(this);
  expectEqual({
    what: elementName('sorIdentifier'),
    place,
    expected: this.recall('pilotUnit').sorIdentifier,
    received: unit.sorIdentifier,
  });
});

Then('viser SORLS den med det nye navn', async function (this: PilotWorld) {
  const view = await lookedUp(this, changedCode(this));
  const { entityName } = (await doneUnit(this)).unit;
  this.assuming('sorus-sorls-straks', () => {
    expectEqual({
      what: elementName('entityName'),
      place: unitInWords(view),
      expected: entityName ?? '',
      received: view.entityName,
    });
  });
});

Then('viser SORLS den under regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const view = await lookedUp(this, this.recall('pilotUnit').sorIdentifier);
  const { sorIdentifier } = testUnit(this.session, role, words);
  this.assuming('sorus-sorls-straks', () => {
    expectEqual({
      what: 'Den overordnede',
      place: unitInWords(view),
      expected: sorIdentifier,
      received: view.parentSorIdentifier,
    });
  });
});

Then('viser SORLS pilotenheden som lukket', async function (this: PilotWorld) {
  await expectClosed(this, 'sorus-sorls-straks');
});

Then('viser SORLS den erstattede pilotenhed som lukket', async function (this: PilotWorld) {
  await expectClosed(this, 'sorus-erstatning-lukker');
});

Then('er pilotenheden uændret i SORLS', async function (this: PilotWorld) {
  const { sorIdentifier, before } = this.recall('pilotUnit');
  const now = await lookedUp(this, sorIdentifier);
  this.assuming('sorus-regler', () => {
    for (const field of ['entityName', 'parentSorIdentifier', 'entityTypeCode', 'fromDate', 'toDate'] as const) {
      const expected = before[field] ?? '';
      expectEqual({ what: field, place: unitInWords(now), expected, received: now[field] ?? '' });
    }
    expectEqual({
      what: 'Niveauet',
      place: unitInWords(now),
      expected: levelsInWords(before.organisationalLevels),
      received: levelsInWords(now.organisationalLevels),
    });
  });
});

Then('afviser SORUS ændringen med koden {string}', function (this: PilotWorld, code: string) {
  const { faultCode, faultString } = refusal(this, code);
  const agreed = agreedCode(this, code);
  if (agreed === undefined) {
    this.log(`SORUS afviste ændringen med ${inWords(faultCode)}: ${faultString}. Der er ikke aftalt en kode for “${code}”.`);
    return;
  }
  const told = faultCode.slice(faultCode.lastIndexOf(':') + 1);
  expectTrue(told === agreed, 'SORUS afviste ændringen af en anden grund end den ventede.', {
    place: 'svaret fra SORUS',
    expected: agreed,
    received: `${faultCode}: ${faultString}`,
  });
});

Then('viser {sted} den med niveauet {niveau}', async function (this: PilotWorld, surface: Surface, level: LevelName) {
  const code = changedCode(this);
  const view = await freshUnit(this, surface, code);
  const ground = surface === 'SORLS' ? 'sorus-sorls-straks' : 'sorus-natten-efter';
  const shown = this.needing(ground, () => {
    if (view !== undefined) return view;
    throw new Deviation(`Enheden er ikke nået frem til ${surface}.`, {
      place: `${code} i ${surface}`,
      expected: 'enheden er med',
      received: 'enheden er ikke med',
    });
  });
  expectLevel(this, shown, { level, place: unitInWords(shown), code: levelCode(this.session, level), ground });
});

Then('kender XML version 3 ingen enhed med det navn', async function (this: PilotWorld) {
  const name = this.recall('draftName');
  const { units } = await this.client.udtraek.read('xml3', { fresh: true });
  const found = units.find(({ entityName }) => entityName === name);
  this.assuming('sorus-regler', () => {
    expectTrue(found === undefined, 'En afvist enhed er alligevel kommet i registret.', {
      place: 'XML version 3 efter den natlige indlæsning',
      expected: `ingen enhed, der hedder “${name}”`,
      received: found === undefined ? '' : unitInWords(found),
    });
  });
});

Then('viser XML version 3 forbindelsen mellem den gamle og den nye', async function (this: PilotWorld) {
  const { content } = await this.client.udtraek.read('xml3', { fresh: true });
  const old = this.recall('pilotUnit').sorIdentifier;
  const next = changedCode(this);
  const linked = (code: string) => content.units.find(({ sorIdentifier }) => sorIdentifier === code);
  this.assuming('erstatning-begge-veje', () => {
    expectTrue(
      linked(old)?.replacedBy.includes(next) === true && linked(next)?.replaces.includes(old) === true,
      'Enhederne nævner ikke hinanden.',
      {
        place: `${old} og ${next} i XML version 3`,
        expected: 'den gamle nævner den nye i ReplacedByEntityCollection, og den nye den gamle i ReplacesEntityCollection',
        received: `den gamle nævner ${linked(old)?.replacedBy.join(', ') || 'ingen'}; den nye ${linked(next)?.replaces.join(', ') || 'ingen'}`,
      },
    );
  });
});

Then('har SKRS både det gamle og det nye i sin historik', async function (this: PilotWorld) {
  const code = this.recall('pilotUnit').sorIdentifier;
  const records = (await this.client.skrs.sorEntities({ fresh: true })).filter(({ sorIdentifier }) => sorIdentifier === code);
  const names = new Set(records.map(({ entityName }) => entityName));
  const expected = [this.recall('pilotUnit').before.entityName ?? '', (await doneUnit(this)).unit.entityName ?? ''];
  this.assuming('sorus-natten-efter', () => {
    expectTrue(
      expected.every((name) => names.has(name)),
      'SKRS har ikke hele enhedens historik.',
      {
        place: `${code} i SKRS SorEntity`,
        expected: `en post med hvert navn: ${expected.join(', ')}`,
        received: `${records.length} poster: ${[...names].join(', ')}`,
      },
    );
  });
});

function doneInWords({ unit, sorIdentifier }: UpdateDone): string {
  return unit === undefined ? `en kvittering${sorIdentifier === undefined ? '' : ` for ${sorIdentifier}`}` : unitInWords(unit);
}

async function freshUnit(world: PilotWorld, surface: Surface, sorIdentifier: string): Promise<UnitView | undefined> {
  if (surface === 'XML version 3') await world.client.udtraek.read('xml3', { fresh: true });
  if (surface === 'den komplette CSV-fil') await world.client.udtraek.read('csvComplete', { fresh: true });
  if (surface === 'den daglige CSV-fil') await world.client.udtraek.read('csvDaily', { fresh: true });
  if (surface === 'SKRS SorEntity') await world.client.skrs.sorEntities({ fresh: true });
  return readUnit(world, surface, sorIdentifier);
}

/** The refusal of the change the scenario is about, whatever its code. Throws OpenQuestion where the rule is an open assumption. */
function refusal(world: PilotWorld, code: string): Extract<UpdateAnswer, { readonly kind: 'fault' }> {
  const answer = world.recall('update');
  return world.needing('sorus-regler', () => {
    if (answer.kind === 'fault') return answer;
    throw new Deviation('SORUS gennemførte en ændring, der skulle afvises.', {
      place: 'svaret fra SORUS',
      expected: `en fejl med koden ${agreedCode(world, code) ?? code}`,
      received: doneInWords(answer),
    });
  });
}

/** The code agreed for a refusal: the environment's, or the scenario's own where that has been settled. */
function agreedCode({ session }: PilotWorld, code: string): string | undefined {
  const { refusalCodes, settledAssumptions } = session;
  return refusalCodes[code] ?? (settledAssumptions['sorus-fejlkoder']?.as === 'assumed' ? code : undefined);
}

interface ExpectedLevel {
  readonly level: LevelName;
  readonly code: string;
  readonly place: string;
  /** The assumption that it is there at all rests on; undefined where a public source says so. */
  readonly ground: string | undefined;
}

function expectLevel(world: PilotWorld, view: UnitView, { level, code, place, ground }: ExpectedLevel): void {
  const [only, ...others] = filledLevels(view);
  const isRight = only?.name === level && only.code === code && others.length === 0;
  world.assuming(isUnknownName(world, only?.name) ? 'id27-seks-niveauer' : ground, () =>
    expectTrue(isRight, 'Niveauet er ikke det, der blev givet.', {
      place,
      expected: `${level} (${code})`,
      received: levelsInWords(view.organisationalLevels),
    }),
  );
}

async function expectClosed(world: PilotWorld, ground: string): Promise<void> {
  const view = await lookedUp(world, world.recall('pilotUnit').sorIdentifier);
  world.assuming(ground, () => {
    expectTrue(dayOf(view.toDate) !== '', 'Pilotenheden står stadig åben i SORLS.', {
      place: unitInWords(view),
      expected: 'en lukkedag i ToDate',
      received: inWords(view.toDate),
    });
  });
}
