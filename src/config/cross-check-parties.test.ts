import { describe, expect, it } from 'vitest';
import { configFolders, GOOD_FILES, loadProblems } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';

const folder = configFolders();
const load = loadProblems(folder);

const PARTIES = `parties:
  - { id: journal, kind: produkt, name: Journal, shortName: Journal, product: { vendor: A, name: J }, roles: [slaar-op], interfaces: [journal], usedBy: [{ party: nord }] }
  - { id: kommune, kind: kommune, name: Kommune, shortName: Kommune, roles: [modtager] }
`;
const ENVIRONMENT = `${GOOD_FILES['environments/prove.yaml'] ?? ''}parties:
  journal:
    version: '4.2'
    register: nord
    interfaces:
      journal: { url: https://leverandoer.example.invalid/fhir }
`;
const with_ = (parties: string, environment = ENVIRONMENT) => ({
  'parties.yaml': parties,
  'environments/prove.yaml': environment,
});

it('gives the regions and the other parties as one list, regions first', async () => {
  const { parties } = await loadConfiguration(await folder(with_(PARTIES)));
  expect(parties.map(({ id, kind }) => [id, kind])).toEqual([
    ['nord', 'region'],
    ['vest', 'region'],
    ['ny-vest', 'region'],
    ['journal', 'produkt'],
    ['kommune', 'kommune'],
  ]);
  expect((await loadConfiguration(await folder())).parties).toHaveLength(3);
});

describe('parties that are wrong', () => {
  it.each([
    ['an id a region has', PARTIES.replace('id: kommune', 'id: nord'), 'SP1007', 'parties.yaml:3:11', '“nord” er allerede brugt'],
    [
      'an id that a page of the site has',
      PARTIES.replace('id: kommune', 'id: parter'),
      'SP1008',
      'parties.yaml:3:11',
      '“parter”',
    ],
    ['a user that is not there', PARTIES.replace('party: nord', 'party: nrod'), 'SP1006', 'usedBy[0].party', 'Mente du “nord”?'],
    ['an interface of another role', PARTIES.replace('[journal]', '[journal, lpr]'), 'SP1004', 'roles', 'rollen “indberetter”'],
    ['a product without a vendor', PARTIES.replace('product: { vendor: A, name: J }, ', ''), 'SP1004', 'kind', 'uden leverandør'],
    [
      'days the wrong way round',
      PARTIES.replace('party: nord', 'party: nord, validFrom: 2026-02-01, validTo: 2026-01-01'),
      'SP1004',
      'usedBy[0].validTo',
      'ligger før første dag',
    ],
    [
      'a source that is not there',
      PARTIES.replace('roles: [modtager]', 'roles: [modtager], sources: [LOVEN]'),
      'SP1006',
      'sources[0]',
      'kilden',
    ],
    ['a service without a source', PARTIES.replace('kind: kommune', 'kind: tjeneste'), 'SP1005', 'sources', 'nævner ingen kilde'],
  ])('are told, as %s', async (_what, parties, code, place, seen) => {
    const text = await load(with_(parties));
    expect(text.split('\n').filter((line) => line.startsWith('SP'))).toHaveLength(1);
    expect(text).toContain(code);
    expect(text).toContain(place);
    expect(text).toContain(seen);
  });

  it.each([
    [
      'a party nobody knows',
      ENVIRONMENT.replace('  journal:\n    version', '  jurnal:\n    version'),
      'SP1010',
      'Mente du “journal”?',
    ],
    [
      'a region among them',
      ENVIRONMENT.replace('  journal:\n    version', '  vest:\n    version'),
      'SP1010',
      'Flyt den til “regions”.',
    ],
    [
      'an interface the party does not have',
      ENVIRONMENT.replace('      journal: {', '      lpr: { notOffered: Nej }\n      journal: {'),
      'SP1004',
      '“lpr”',
    ],
    ['a register nobody has', ENVIRONMENT.replace('register: nord', 'register: nrod'), 'SP1006', 'Mente du “nord”?'],
    [
      'credentials in an address',
      ENVIRONMENT.replace('https://leverandoer.', 'https://bruger:Sommer2026@leverandoer.'),
      'SP1004',
      'parties.journal.interfaces.journal.url',
    ],
    [
      'a role nobody plays',
      ENVIRONMENT.replace("    version: '4.2'", "    units: { afsnti: '900009041000016002' }\n    version: '4.2'"),
      'SP1006',
      'parties.journal.units.afsnti',
    ],
    ['its own register', ENVIRONMENT.replace('register: nord', 'register: journal'), 'SP1006', '“journal”'],
  ])('are told in an environment, as %s', async (_what, environment, code, seen) => {
    const text = await load(with_(PARTIES, environment));
    expect(text).toContain(code);
    expect(text).toContain(seen);
  });
});
