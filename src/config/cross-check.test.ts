import { describe, expect, it } from 'vitest';
import { changed, configFolders, GOOD_FILES, loadProblems } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';

const folder = configFolders();
const load = loadProblems(folder);

describe('SP1004', () => {
  it('reports credentials written in the address without repeating them', async () => {
    const text = await load(changed('environments/prove.yaml', 'https://nord.', 'https://bruger:Sommer2026@nord.'));
    expect(text).not.toContain('Sommer2026');
    expect(text).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:11:14 · regions.nord.interfaces.fhir.url
        Fundet:    Adressen rummer et brugernavn eller et kodeord.
        Forventet: en hel adresse uden brugernavn og kodeord
        Løsning:   Skriv adgangen under “auth” som henvisning til en miljøvariabel eller en fil.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('reports an address nobody can look up', async () => {
    expect(await load(changed('environments/prove.yaml', 'https://nord.example.invalid/fhir', "'https://[nord/fhir'")))
      .toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:11:14 · regions.nord.interfaces.fhir.url
        Fundet:    Adressen kan ikke læses.
        Forventet: en hel adresse uden brugernavn og kodeord
        Løsning:   Ret adressen.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('reports a last day before the first', async () => {
    expect(await load(changed('regions.yaml', 'validFrom: 2027-01-01', 'validFrom: 2027-01-01, validTo: 2026-01-01')))
      .toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:4:94 · regions[2].validTo
        Fundet:    Sidste dag 2026-01-01 ligger før første dag 2027-01-01.
        Forventet: en sidste dag, der er første dag eller senere
        Løsning:   Byt datoerne om, eller ret den ene.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });
});

describe('SP1005', () => {
  it('reports a confirmed statement without a source and an assumption without a way out', async () => {
    const text = `requirements:
  - { id: a, title: A, text: A, status: confirmed }
  - { id: b, title: B, text: B, status: assumption }
`;
    expect(await load({ 'requirements.yaml': text })).toMatchInlineSnapshot(`
      "SP1005 Noget mangler
        Sted:      config/requirements.yaml:2:41 · requirements[0].status
        Fundet:    Udsagnet er bekræftet, men nævner ingen kilde.
        Forventet: mindst én nøgle under “sources”
        Løsning:   Tilføj kilden, eller gør udsagnet til en antagelse.
        Læs mere:  docs/fejl/sp1005.mdx
      SP1005 Noget mangler
        Sted:      config/requirements.yaml:3:41 · requirements[1].status
        Fundet:    Antagelsen siger ikke, hvad der ville bekræfte den.
        Forventet: noget under “assumptions”
        Løsning:   Tilføj “assumptions”.
        Læs mere:  docs/fejl/sp1005.mdx
      SP1005 Noget mangler
        Sted:      config/assumptions.yaml:2:11 · assumptions[0].id
        Fundet:    Intet krav hviler på antagelsen “hoejst-et”.
        Forventet: mindst ét krav, der nævner den under “assumptions”
        Løsning:   Nævn den under kravet i requirements.yaml, eller slet den.
        Læs mere:  docs/fejl/sp1005.mdx"
    `);
  });
});

describe('SP1006', () => {
  it('reports a source, a level and a replaced region that do not exist', async () => {
    expect(
      await load({
        ...changed('usage-situations.yaml', '[LOV]', '[LOVEN]'),
        ...changed('environments/prove.yaml', 'Hospital:', 'Hospitaal:'),
        ...changed('regions.yaml', 'replaces: [vest]', 'replaces: [vestt]'),
      }),
    ).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      config/regions.yaml:4:96 · regions[2].replaces[0]
        Fundet:    Her nævnes regionen “vestt”, som ikke findes. Mente du “vest”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx
      SP1006 Henvisning til noget, der ikke findes
        Sted:      config/usage-situations.yaml:2:61 · usageSituations[0].sources[0]
        Fundet:    Her nævnes kilden “LOVEN”, som ikke findes.
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx
      SP1006 Henvisning til noget, der ikke findes
        Sted:      config/environments/prove.yaml:6:3 · levelCodes.Hospitaal
        Fundet:    Her nævnes niveauet “Hospitaal”, som ikke findes. Mente du “Hospital”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });
});

describe('a test unit', () => {
  it('is reported where it stands when no scenario knows the part it is to play', async () => {
    const units =
      "      skrs: { notOffered: Kommer i foråret }\n    units:\n      afdeling: '11000016002'\n      afsnitt: '11000016003'\n";
    const named = changed('environments/prove.yaml', '      skrs: { notOffered: Kommer i foråret }\n', units);
    expect(await load(named)).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      config/environments/prove.yaml:19:7 · regions.nord.units.afsnitt
        Fundet:    Her nævnes rollen “afsnitt”, som ikke findes. Mente du “afsnit”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });
});

describe('a scenario that a region declares not relevant', () => {
  const declared = changed(
    'environments/prove.yaml',
    '      skrs: { notOffered: Kommer i foråret }\n',
    '      skrs: { notOffered: Kommer i foråret }\n    notApplicable:\n      - { scenario: OEST-901, reason: Findes ikke her., date: 2026-11-01 }\n',
  );

  it('is reported where it stands when no such scenario is specified', async () => {
    expect(await load(declared, ['OEST-001', 'ID27-001'])).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      config/environments/prove.yaml:18:21 · regions.nord.notApplicable[0].scenario
        Fundet:    Her nævnes scenariet “OEST-901”, som ikke findes. Mente du “OEST-001”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });

  it('is not held against specifications that nobody has read', async () => {
    const dir = await folder(declared);
    const { environments } = await loadConfiguration(dir);
    expect(environments[0]?.regions['nord']?.notApplicable.map(({ scenario }) => scenario)).toEqual(['OEST-901']);
    await expect(loadConfiguration(dir, ['OEST-901'])).resolves.toMatchObject({ environments });
  });
});

describe('SP1007', () => {
  it('reports ids already used, across environment files too', async () => {
    expect(
      await load({
        'environments/to.yaml': GOOD_FILES['environments/prove.yaml'],
        ...changed('levels.yaml', 'name: Hospital, position: 1', 'name: Afsnit, position: 2'),
        ...changed(
          'environments/prove.yaml',
          "  Hospital: '270019999999104'",
          "  Afsnit: '270019999999104'\n  Hospital: '270019999999104'",
        ),
      }),
    ).toMatchInlineSnapshot(`
      "SP1007 Dobbelt nøgle eller id
        Sted:      config/levels.yaml:4:13 · levels[1].name
        Fundet:    “Afsnit” er allerede brugt i config/levels.yaml linje 3.
        Forventet: en værdi, der kun bruges én gang
        Løsning:   Giv den ene et andet navn, eller fjern den.
        Læs mere:  docs/fejl/sp1007.mdx
      SP1007 Dobbelt nøgle eller id
        Sted:      config/levels.yaml:4:31 · levels[1].position
        Fundet:    “2” er allerede brugt i config/levels.yaml linje 3.
        Forventet: en værdi, der kun bruges én gang
        Løsning:   Giv den ene et andet navn, eller fjern den.
        Læs mere:  docs/fejl/sp1007.mdx
      SP1007 Dobbelt nøgle eller id
        Sted:      config/environments/to.yaml:1:5 · id
        Fundet:    “prove” er allerede brugt i config/environments/prove.yaml linje 1.
        Forventet: en værdi, der kun bruges én gang
        Løsning:   Giv den ene et andet navn, eller fjern den.
        Læs mere:  docs/fejl/sp1007.mdx
      SP1006 Henvisning til noget, der ikke findes
        Sted:      config/environments/prove.yaml:7:3 · levelCodes.Hospital
        Fundet:    Her nævnes niveauet “Hospital”, som ikke findes.
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx
      SP1007 Dobbelt nøgle eller id
        Sted:      config/environments/prove.yaml:7:13 · levelCodes.Hospital
        Fundet:    “270019999999104” er allerede brugt i config/environments/prove.yaml linje 6.
        Forventet: en værdi, der kun bruges én gang
        Løsning:   Giv den ene et andet navn, eller fjern den.
        Læs mere:  docs/fejl/sp1007.mdx
      SP1006 Henvisning til noget, der ikke findes
        Sted:      config/environments/to.yaml:6:3 · levelCodes.Hospital
        Fundet:    Her nævnes niveauet “Hospital”, som ikke findes.
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });
});

describe('SP1010', () => {
  it('reports a region that does not exist, and suggests the nearest', async () => {
    expect(await load(changed('environments/prove.yaml', '  nord:', '  nrod:'))).toMatchInlineSnapshot(`
      "SP1010 Ukendt region
        Sted:      config/environments/prove.yaml:8:3 · regions.nrod
        Fundet:    “nrod” er ikke en region. Mente du “nord”?
        Forventet: en af nord, vest, ny-vest
        Løsning:   Ret stavemåden, eller tilføj regionen i regions.yaml.
        Læs mere:  docs/fejl/sp1010.mdx"
    `);
  });
});

describe('SP1008', () => {
  it('reports a region named like one of the site’s own pages', async () => {
    const text = await load({
      'regions.yaml': (GOOD_FILES['regions.yaml'] ?? '').replaceAll('id: nord', 'id: overblik'),
      'environments/prove.yaml': (GOOD_FILES['environments/prove.yaml'] ?? '').replace('  nord:', '  overblik:'),
    });
    expect(text).toMatchInlineSnapshot(`
      "SP1008 Id er optaget af en af sidens egne sider
        Sted:      config/regions.yaml:2:11 · regions[0].id
        Fundet:    “overblik” ville få samme adresse som en af sidens egne sider, så den ene ville skjule den anden.
        Forventet: et andet id end “filter”, “naeste”, “overblik”, “kendte-afvigelser”, “siden-sidst”, “skjulte-tal”, “parter”, “matrix”, “changes”, “tal”, “hospital”, “landet”, “efterregn”, “oevelse”
        Løsning:   Giv den et andet id, også de steder, der henviser til den.
        Læs mere:  docs/fejl/sp1008.mdx"
    `);
  });

  it.each([
    ['a requirement', changed('requirements.yaml', 'id: felter', 'id: daekning')],
    ['a requirement with a hyphen at the end', changed('requirements.yaml', 'id: felter', 'id: daekning-')],
    ['an environment', changed('environments/prove.yaml', 'id: prove', 'id: schema')],
  ])('reports %s', async (_name, files) => {
    expect(await load(files)).toMatch(/^SP1008 /);
  });
});
