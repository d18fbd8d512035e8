import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { OwnBehaviour } from '../../../model/config/behaviour.ts';
import { MESSAGE_FILES } from '../../../model/config/behaviour-parts.ts';
import { parseGln } from '../../../sor/identifiers/gln.ts';
import { parseSorCode } from '../../../sor/identifiers/sor-code.ts';
import type { RunningEndpoint } from '../../../exercise/server/start-endpoint.ts';
import { startTestEndpoint, testRegister, testUnits } from '../../../exercise/server/endpoint.fixture.ts';

const [ADMISSION, REFERRAL, ADVIS, LETTER] = MESSAGE_FILES;
const SOR = 'urn:oid:1.2.208.176.1.1';
const GLN = 'http://www.gs1.org/gln';
const SKS = 'urn:oid:1.2.208.176.2.4';

const registered = (code: string) => testRegister.units.find((unit) => unit.sorIdentifier === code)!;
const { afdeling, afsnit, praksis, lukket, 'uden-niveau': outside } = testUnits;
const SHAK = registered(afdeling).shakIdentifier!;

/** The Organizations of the admission by their part: “sender” has [system, value] of each identifier. */
type Organizations = Readonly<Record<string, readonly (readonly [string, string])[]>>;

interface Seen {
  readonly text: (file: string) => Promise<string>;
  readonly admission: () => Promise<Organizations>;
  /** One party of an OIOXML letter, as its elements’ texts. */
  readonly party: (file: string, element: string) => Promise<string>;
}

function seenFrom({ origin }: RunningEndpoint): Seen {
  const text: Seen['text'] = async (file) => {
    const answer = await fetch(`${origin}/midtjylland/medcom/${file}`);
    return new TextDecoder(file.includes('oioxml') ? 'latin1' : 'utf-8').decode(await answer.arrayBuffer());
  };
  return {
    text,
    admission: async () => {
      const { entry } = JSON.parse(await text(ADMISSION)) as {
        entry: { resource: { resourceType: string; id: string; identifier: { system: string; value: string }[] } }[];
      };
      const organizations = entry.map(({ resource }) => resource).filter((one) => one.resourceType === 'Organization');
      return Object.fromEntries(
        organizations.map(({ id, identifier }) => [
          id.replace('organisation-', ''),
          identifier.map(({ system, value }) => [system, value] as const),
        ]),
      );
    },
    party: async (file, element) => new RegExp(`<${element}>(.*?)</${element}>`).exec(await text(file))?.[1] ?? '',
  };
}

describe('the messages in the exercise', () => {
  let endpoint: RunningEndpoint;
  let seen: Seen;
  beforeAll(async () => {
    endpoint = await startTestEndpoint();
    seen = seenFrom(endpoint);
  });
  afterAll(() => endpoint.close());

  it('identify each party by SOR code and location number and nothing else', async () => {
    const admission = await seen.admission();
    expect(Object.keys(admission).sort()).toEqual(['provider', 'receiver', 'sender']);
    for (const identifiers of Object.values(admission)) {
      expect(identifiers.map(([system]) => system)).toEqual([SOR, GLN]);
      expect(parseSorCode(identifiers[0]![1]).ok && parseGln(identifiers[1]![1]).ok).toBe(true);
    }
    expect(admission['sender']![0]).toEqual([SOR, afdeling]);
    expect(admission['provider']![0]).toEqual([SOR, afsnit]);
    expect(await seen.party(LETTER, 'Sender')).toContain(`<Identifier>${afsnit}</Identifier><IdentifierCode>sorkode<`);
    expect(await seen.party(LETTER, 'Receiver')).toContain(`<Identifier>${praksis}</Identifier><IdentifierCode>sorkode<`);
  });

  it.each(MESSAGE_FILES)('say in %s that they are an exercise or lie under oevelse.invalid', async (file) => {
    expect(await seen.text(file)).toMatch(/Øvelse|oevelse\.invalid/);
  });

  it('are OIOXML as letters are: in ISO-8859-1 that only the declaration tells of', async () => {
    const answer = await fetch(`${endpoint.origin}/midtjylland/medcom/${ADVIS}`);
    expect(answer.headers.get('content-type')).toBe('text/xml');
    expect(await seen.text(ADVIS)).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-1"\?>/);
  });

  it.each([
    ['GET', ADMISSION, 200],
    ['HEAD', REFERRAL, 200],
    ['GET', 'findes-ikke.xml', 404],
    ['GET', '', 404],
    ['PUT', ADMISSION, 405],
  ])('answer %s %s with %i', async (method, file, status) => {
    expect((await fetch(`${endpoint.origin}/midtjylland/medcom/${file}`, { method })).status).toBe(status);
  });

  it('are not sent twice to whoever has them', async () => {
    const first = await fetch(`${endpoint.origin}/midtjylland/medcom/${ADMISSION}`);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(`${endpoint.origin}/midtjylland/medcom/${ADMISSION}`, { headers })).status).toBe(304);
  });
});

/** For each kind: what is seen of it, and of a party or message it must leave alone. */
const KINDS: Readonly<Record<OwnBehaviour<'medcom'>['kind'], (seen: Seen) => Promise<void>>> = {
  'medcom-sender-by-shak': async (seen) => {
    expect((await seen.admission())['sender']!.map(([system]) => system)).toEqual([SKS, GLN]);
    expect((await seen.admission())['receiver']![0]![0]).toBe(SOR);
    expect(await seen.party(ADVIS, 'Sender')).toContain(
      `<Identifier>${SHAK}</Identifier><IdentifierCode>sygehusafdelingsnummer<`,
    );
    expect(await seen.text(REFERRAL)).toContain(praksis);
  },
  'medcom-ydernummer-alone': async (seen) => {
    expect(await seen.party(LETTER, 'Receiver')).toMatch(/<Identifier>9\d{5}<\/Identifier><IdentifierCode>ydernummer</);
    expect(await seen.party(LETTER, 'Receiver')).not.toContain(praksis);
    expect(await seen.party(LETTER, 'Sender')).toContain(afsnit);
  },
  'medcom-shak-beside-sor': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect(sender!.map(([system]) => system)).toEqual([SOR, SKS, GLN]);
    expect(receiver!.map(([system]) => system)).toEqual([SOR, GLN]);
  },
  'medcom-wrong-system-oid': async (seen) => {
    expect((await seen.admission())['sender']![0]).toEqual([SKS, afdeling]);
    expect(await seen.party(ADVIS, 'Sender')).toContain(`<Identifier>${afdeling}</Identifier><IdentifierCode>lokalt_nummer<`);
  },
  'medcom-invalid-sor': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect([sender, receiver].map((one) => parseSorCode(one![0]![1]).ok)).toEqual([true, false]);
  },
  'medcom-unknown-sor': async (seen) => {
    const [, code] = (await seen.admission())['receiver']![0]!;
    expect([parseSorCode(code).ok, testRegister.units.some((unit) => unit.sorIdentifier === code)]).toEqual([true, false]);
  },
  'medcom-closed-unit': async (seen) => {
    expect((await seen.admission())['sender']![0]).toEqual([SOR, lukket]);
    expect((await seen.admission())['provider']![0]).toEqual([SOR, afsnit]);
  },
  'medcom-missing-ean': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect([sender!.length, receiver!.length]).toEqual([1, 2]);
    expect(await seen.party(ADVIS, 'Sender')).not.toContain('EANIdentifier');
  },
  'medcom-invalid-ean': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect([sender, receiver].map((one) => parseGln(one![1]![1]).ok)).toEqual([false, true]);
  },
  'medcom-other-ean': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect(sender![1]).toEqual(receiver![1]);
  },
  'medcom-receiver-by-ean': async (seen) => {
    const { sender, receiver } = await seen.admission();
    expect([sender, receiver].map((one) => one!.map(([system]) => system))).toEqual([[SOR, GLN], [GLN]]);
    expect(await seen.party(ADVIS, 'Receiver')).toContain('EANIdentifier');
  },
  'medcom-receiver-missing': async (seen) => {
    expect(Object.keys(await seen.admission())).not.toContain('receiver');
    expect(await seen.party(LETTER, 'Receiver')).toBe('');
  },
  'medcom-provider-missing': async (seen) => {
    expect(await seen.text(ADMISSION)).not.toContain('serviceProvider');
    expect(await seen.text(ADMISSION)).toContain('"Encounter"');
  },
  'medcom-provider-without-level': async (seen) => expect((await seen.admission())['provider']![0]).toEqual([SOR, outside]),
  'medcom-malformed': async (seen) => {
    await expect(seen.admission()).rejects.toThrow(SyntaxError);
    expect(await seen.text(LETTER)).not.toContain('</Emessage>');
  },
};

describe('messages that deviate by script', () => {
  it.each(Object.entries(KINDS))('%s shows on what it names and on nothing else', async (kind, check) => {
    const endpoint = await startTestEndpoint([{ kind }]);
    try {
      await check(seenFrom(endpoint));
    } finally {
      await endpoint.close();
    }
  });

  it('touch only the messages that are named', async () => {
    const endpoint = await startTestEndpoint([{ kind: 'medcom-sender-by-shak', messages: [LETTER] }]);
    try {
      const seen = seenFrom(endpoint);
      expect((await seen.admission())['sender']![0]![0]).toBe(SOR);
      expect(await seen.party(LETTER, 'Sender')).toContain('sygehusafdelingsnummer');
    } finally {
      await endpoint.close();
    }
  });
});
