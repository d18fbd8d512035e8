import { Given, Then, When } from '@cucumber/cucumber';
import type { MessageParty, MessageView, PartyIdentifier } from '../src/interfaces/medcom/contract.ts';
import { parseGln } from '../src/sor/identifiers/gln.ts';
import { locationNumberOf } from '../src/sor/inheritance.ts';
import type { SorUnit } from '../src/sor/unit.ts';
import { type MessageFormat, readDelivered, readKnowledge } from './support/deliveries.ts';
import { type Finding, nothingThere, survey } from './support/expectations.ts';
import { malformed, notOpenOn, unregistered, withoutLevel } from './support/unit-findings.ts';
import type { PilotWorld } from './support/world.ts';

Given('registret er læst fra XML version 3', async function (this: PilotWorld) {
  this.remember('knowledge', await readKnowledge(this));
});

When('alle meddelelser læses', async function (this: PilotWorld) {
  this.remember('messages', await readDelivered(this.client.medcom));
});

When('alle meddelelser i {meddelelsesformat} læses', async function (this: PilotWorld, format: MessageFormat) {
  const { read, unreadable } = await readDelivered(this.client.medcom);
  this.remember('messages', { read: read.filter((message) => message.format === format), unreadable });
});

Then('er hver fil en meddelelse, der kan læses', function (this: PilotWorld) {
  const { read, unreadable } = this.recall('messages');
  this.assuming('medcom-laesbar', () => {
    survey({
      what: 'filer',
      items: [...read.map(() => undefined), ...unreadable],
      expected: 'en FHIR-meddelelse i JSON eller XML, eller et OIOXML-brev',
      fault: (finding) => finding,
    });
  });
});

Then('nævner hver meddelelse en afsender og en modtager', function (this: PilotWorld) {
  this.assuming('medcom-laesbar', () => {
    survey({
      what: 'meddelelser',
      items: this.recall('messages').read,
      expected: 'én afsender og mindst én modtager',
      fault: (message) => {
        const senders = inRole(message, 'sender').length;
        const receivers = inRole(message, 'receiver').length;
        if (senders === 1 && receivers > 0) return undefined;
        return { place: message.file, seen: `${senders} afsendere og ${receivers} modtagere` };
      },
    });
  });
});

Then('har hver afsender præcis én SOR-kode', function (this: PilotWorld) {
  this.assuming('medcom-sor-alene', () => {
    surveyParties(this, ['sender'], { expected: 'præcis én SOR-kode', fault: (party) => oneOf('sor', party) });
  });
});

Then('har hver modtager præcis én SOR-kode', function (this: PilotWorld) {
  this.assuming('medcom-sor-alene', () => {
    surveyParties(this, ['receiver'], { expected: 'præcis én SOR-kode', fault: (party) => oneOf('sor', party) });
  });
});

Then('har ingen part en SHAK-kode', function (this: PilotWorld) {
  const { shakCodes } = this.recall('knowledge');
  this.assuming('medcom-sor-alene', () => {
    surveyParties(this, EVERYONE, {
      expected: 'ingen SHAK-kode',
      fault: ({ identifiers }) => {
        const found = identifiers.filter(({ kind, value }) => kind === 'shak' || (kind === 'other' && shakCodes.has(value)));
        return found.length === 0 ? undefined : identifiersInWords(found);
      },
    });
  });
});

Then('har ingen part et ydernummer uden også at have en SOR-kode', function (this: PilotWorld) {
  this.assuming('medcom-sor-alene', () => {
    surveyParties(this, EVERYONE, {
      expected: 'en SOR-kode, hvor der er et ydernummer',
      fault: (party) => {
        const isAlone = numbers('sor', party).length === 0 && numbers('ydernummer', party).length > 0;
        return isAlone ? identifiersInWords(party.identifiers) : undefined;
      },
    });
  });
});

Then('er hver parts SOR-kode gyldig', function (this: PilotWorld) {
  surveyNumbers(this, 'sor', { expected: 'løbenummer, 1000016, 00 og kontrolciffer', fault: malformed });
});

Then('findes hver part i registret', function (this: PilotWorld) {
  const { register } = this.recall('knowledge');
  this.assuming('medcom-kendt-enhed', () => {
    surveyNumbers(this, 'sor', { expected: 'en enhed i XML version 3', fault: (value) => unregistered(value, register) });
  });
});

Then('er hver part åben på afprøvningens dag', function (this: PilotWorld) {
  const { onDate } = this.session;
  this.assuming('medcom-kendt-enhed', () => {
    surveyUnits(this, EVERYONE, { expected: `en enhed, der er åben den ${onDate}`, fault: (unit) => notOpenOn(unit, onDate) });
  });
});

Then('har hver afsender og modtager præcis ét lokationsnummer', function (this: PilotWorld) {
  // Of the two formats, only MedCom's FHIR profile says so.
  const formats = Map.groupBy(this.recall('messages').read, ({ format }) =>
    format === 'FHIR' ? undefined : 'medcom-ean-oioxml',
  );
  if (formats.size === 0) throw nothingThere('meddelelser', 'mindst én');
  for (const [assumption, read] of formats) {
    this.assuming(assumption, () => {
      surveyMessages(read, ['sender', 'receiver'], {
        expected: 'præcis ét lokationsnummer',
        fault: (party) => oneOf('ean', party),
      });
    });
  }
});

Then('er hver parts lokationsnummer gyldigt', function (this: PilotWorld) {
  surveyNumbers(this, 'ean', {
    expected: '13 cifre, det sidste et kontrolciffer (modulus 10)',
    fault: (value) => {
      const parsed = parseGln(value);
      return parsed.ok ? undefined : parsed.problem;
    },
  });
});

Then('er hver parts lokationsnummer det, registret giver den', function (this: PilotWorld) {
  const { register } = this.recall('knowledge');
  this.assuming('medcom-ean-enhed', () => {
    surveyUnits(this, EVERYONE, {
      expected: 'enhedens eget lokationsnummer, eller det, den arver',
      fault: (unit, party) => {
        const registered = locationNumberOf(register, unit)?.value;
        const given = numbers('ean', party).filter((value) => parseGln(value).ok);
        const others = given.filter((value) => value !== registered);
        return registered === undefined || others.length === 0 ? undefined : `${others.join(', ')}; registret har ${registered}`;
      },
    });
  });
});

Then('har hvert ophold en ansvarlig enhed med præcis én SOR-kode', function (this: PilotWorld) {
  survey({
    what: 'FHIR-meddelelser om ophold',
    items: this.recall('messages').read.filter(({ stays }) => stays > 0),
    expected: 'Encounter.serviceProvider med præcis én SOR-kode',
    fault: (message) => {
      const providers = inRole(message, 'provider');
      if (providers.length < message.stays) {
        return { place: message.file, seen: `${message.stays} ophold, ${providers.length} ansvarlige enheder` };
      }
      return providers.flatMap((party) => findingOn(party, oneOf('sor', party)));
    },
  });
});

Then('har hver ansvarlig enhed ét niveau i registret', function (this: PilotWorld) {
  this.assuming('medcom-niveau', () => {
    surveyUnits(this, ['provider'], { expected: 'en enhed med et niveau', fault: withoutLevel });
  });
});

type Role = MessageParty['role'];
const EVERYONE: readonly Role[] = ['sender', 'receiver', 'provider', 'envelope', 'other'];

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  sender: 'afsendere',
  receiver: 'modtagere',
  provider: 'ansvarlige enheder',
  envelope: 'parter på forsendelser',
  other: 'andre parter',
};

function inRole({ parties }: MessageView, role: Role): readonly MessageParty[] {
  return parties.filter((party) => party.role === role);
}

function numbers(kind: PartyIdentifier['kind'], { identifiers }: MessageParty): readonly string[] {
  return identifiers.filter((one) => one.kind === kind).map(({ value }) => value);
}

/** What is wrong when a party does not have exactly one number of a kind. */
function oneOf(kind: PartyIdentifier['kind'], party: MessageParty): string | undefined {
  return numbers(kind, party).length === 1 ? undefined : identifiersInWords(party.identifiers);
}

function identifiersInWords(identifiers: readonly PartyIdentifier[]): string {
  if (identifiers.length === 0) return 'ingen numre';
  return identifiers.map(({ value, said }) => `${value} (${said ?? 'uden system'})`).join(', ');
}

function findingOn({ place }: MessageParty, seen: string | undefined): readonly Finding[] {
  return seen === undefined ? [] : [{ place, seen }];
}

/** Looks through the parties in some roles. `fault` gives what was seen, or undefined when the party is right. */
function surveyParties(world: PilotWorld, roles: readonly Role[], check: PartyCheck): void {
  surveyMessages(world.recall('messages').read, roles, check);
}

/** What is asked of a party, and what is wrong with one that is not so. */
interface PartyCheck {
  readonly expected: string;
  readonly fault: (party: MessageParty) => string | undefined;
}

function surveyMessages(messages: readonly MessageView[], roles: readonly Role[], { expected, fault }: PartyCheck): void {
  survey({
    what: roles === EVERYONE ? 'parter' : roles.map((role) => ROLE_WORDS[role]).join(' og '),
    items: partiesOf(messages, roles),
    expected,
    fault: (party) => findingOn(party, fault(party)),
  });
}

function partiesIn(world: PilotWorld, roles: readonly Role[]): readonly MessageParty[] {
  return partiesOf(world.recall('messages').read, roles);
}

function partiesOf(messages: readonly MessageView[], roles: readonly Role[]): readonly MessageParty[] {
  return messages.flatMap(({ parties }) => parties.filter(({ role }) => roles.includes(role)));
}

/** Looks through every number of one kind; parties without one are another scenario's business. */
function surveyNumbers(
  world: PilotWorld,
  kind: 'sor' | 'ean',
  { expected, fault }: { readonly expected: string; readonly fault: (value: string) => string | undefined },
): void {
  survey({
    what: kind === 'sor' ? 'SOR-koder' : 'lokationsnumre',
    items: partiesIn(world, EVERYONE).flatMap((party) => numbers(kind, party).map((value) => ({ party, value }))),
    expected,
    fault: ({ party, value }) => findingOn(party, fault(value)),
  });
}

/** Looks through the parties whose SOR code leads to a unit. */
function surveyUnits(
  world: PilotWorld,
  roles: readonly Role[],
  { expected, fault }: { readonly expected: string; readonly fault: (unit: SorUnit, party: MessageParty) => string | undefined },
): void {
  const { register } = world.recall('knowledge');
  survey({
    what: 'kendte parter',
    items: partiesIn(world, roles).flatMap((party) =>
      numbers('sor', party).flatMap((code) => {
        const unit = register.byId(code);
        return unit === undefined ? [] : [{ party, unit }];
      }),
    ),
    expected,
    fault: ({ party, unit }) => findingOn(party, fault(unit, party)),
  });
}
