import { describe, expect, it } from 'vitest';
import { changed, configFolders, loadProblems } from './config-folder.fixture.ts';

const load = loadProblems(configFolders());

describe('SP1003', () => {
  it('reports an unknown key with the nearest known one', async () => {
    expect(await load(changed('environments/prove.yaml', '      skrs:', '      skr:'))).toMatchInlineSnapshot(`
      "SP1003 Ukendt nøgle
        Sted:      config/environments/prove.yaml:16:7 · regions.nord.interfaces.skr
        Fundet:    Nøglen “skr” findes ikke her. Mente du “skrs”?
        Forventet: en af nøglerne “fhir”, “skrs”, “udtraek”, “sorls”, “sorus”, “medcom”, “lpr”, “journal”, “logistik”, “apotek”, “patologi”
        Løsning:   Ret stavemåden, eller fjern nøglen.
        Læs mere:  docs/fejl/sp1003.mdx"
    `);
  });

  it('says that a known key stands beside keys it does not belong with', async () => {
    expect(
      await load(
        changed(
          'environments/prove.yaml',
          "        url: '{endpoint}/vest/fhir'",
          "        url: '{endpoint}/vest/fhir'\n        notOffered: kommer senere",
        ),
      ),
    ).toMatchInlineSnapshot(`
      "SP1003 Ukendt nøgle
        Sted:      config/environments/prove.yaml:21:9 · regions.vest.interfaces.fhir.notOffered
        Fundet:    Nøglen “notOffered” kan ikke stå sammen med de andre nøgler her.
        Forventet: kun nøgler, der hører sammen
        Løsning:   Fjern nøglen, eller fjern dem, den står i stedet for.
        Læs mere:  docs/fejl/sp1003.mdx"
    `);
  });

  it('knows the keys inside a choice between several forms', async () => {
    expect(
      await load(
        changed(
          'environments/prove.yaml',
          "        url: '{endpoint}/vest/fhir'",
          "        url: '{endpoint}/vest/fhir'\n        aut: { kind: none }",
        ),
      ),
    ).toMatchInlineSnapshot(`
      "SP1003 Ukendt nøgle
        Sted:      config/environments/prove.yaml:21:9 · regions.vest.interfaces.fhir.aut
        Fundet:    Nøglen “aut” findes ikke her. Mente du “auth”?
        Forventet: en af nøglerne “url”, “auth”, “tls”, “notOffered”
        Løsning:   Ret stavemåden, eller fjern nøglen.
        Læs mere:  docs/fejl/sp1003.mdx"
    `);
  });
});

describe('SP1004', () => {
  it('reports wrong values with what was seen and expected', async () => {
    const regions = `regions:
  - { id: Nord, name: '', shortName: 12, code: 1081, validFrom: 2027-13-01, sources: [] }
  - ingenting
`;
    expect(await load({ 'regions.yaml': regions })).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:11 · regions[0].id
        Fundet:    Der står “Nord”.
        Forventet: små bogstaver a-z, tal og bindestreg
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:23 · regions[0].name
        Fundet:    Der står en tom værdi.
        Forventet: mindst ét tegn
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:38 · regions[0].shortName
        Fundet:    Der står “12”.
        Forventet: en tekst i anførselstegn
        Løsning:   Sæt anførselstegn om værdien, så cifrene bevares, som de står.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:48 · regions[0].code
        Fundet:    Der står “1081”.
        Forventet: en tekst i anførselstegn
        Løsning:   Sæt anførselstegn om værdien, så cifrene bevares, som de står.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:65 · regions[0].validFrom
        Fundet:    Der står “2027-13-01”.
        Forventet: en dato som 2027-01-01
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:86 · regions[0].sources
        Fundet:    Der står en liste.
        Forventet: mindst ét element
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:3:5 · regions[1]
        Fundet:    Der står “ingenting”.
        Forventet: en gruppe nøgler
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('suggests the nearest value where only some are allowed', async () => {
    const text = `system: niveauer
levels:
  - { name: A, position: 1.5, description: x, shakLength: 5, status: asumption, confirmedBy: x }
`;
    expect(await load({ 'levels.yaml': text })).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:1:9 · system
        Fundet:    Der står “niveauer”.
        Forventet: en hel adresse, der begynder med http:// eller https://
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:26 · levels[0].position
        Fundet:    Der står “1.5”.
        Forventet: et helt tal
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:59 · levels[0].shakLength
        Fundet:    Der står “5”.
        Forventet: en af værdierne “4”, “6”, “7”
        Løsning:   Vælg en af værdierne.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:70 · levels[0].status
        Fundet:    Der står “asumption”. Mente du “assumption”?
        Forventet: en af værdierne “confirmed”, “assumption”
        Løsning:   Vælg en af værdierne.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('reports a key that does not have the right form', async () => {
    expect(await load(changed('environments/prove.yaml', '  nord:\n', '  Nord Øst:\n'))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:8:3 · regions.Nord Øst
        Fundet:    Nøglen “Nord Øst” har ikke den rette form.
        Forventet: små bogstaver a-z, tal og bindestreg
        Løsning:   Ret nøglen.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('reports numbers out of bounds', async () => {
    expect(await load(changed('environments/prove.yaml', 'exercise: false', 'exercise: nej\nconcurrency: 51\nfreshnessHours: 0')))
      .toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:4:11 · exercise
        Fundet:    Der står “nej”.
        Forventet: true eller false
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:5:14 · concurrency
        Fundet:    Der står “51”.
        Forventet: et tal på højst 50
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx
      SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:6:17 · freshnessHours
        Fundet:    Der står “0”.
        Forventet: et tal over 0
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });
});

describe('SP1005', () => {
  it('reports a missing key, and an empty file', async () => {
    expect(await load({ ...changed('environments/prove.yaml', 'name: Prøve\n', ''), 'sources.yaml': '' })).toMatchInlineSnapshot(`
      "SP1005 Noget mangler
        Sted:      config/environments/prove.yaml:1:1 · name
        Fundet:    “name” mangler.
        Forventet: en værdi til “name”
        Løsning:   Tilføj “name”.
        Læs mere:  docs/fejl/sp1005.mdx
      SP1005 Noget mangler
        Sted:      config/sources.yaml:1:1
        Fundet:    Filen er tom.
        Forventet: en gruppe nøgler
        Løsning:   Udfyld filen, eller hent den fra projektets historik.
        Læs mere:  docs/fejl/sp1005.mdx"
    `);
  });
});

describe('fields for secrets', () => {
  it('never show a value that stands where a secret belongs', async () => {
    const text = await load(changed('environments/prove.yaml', '{ file: /run/secrets/nord }', 'Sommer2026'));
    expect(text).not.toContain('Sommer2026');
    expect(text).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:15:21 · regions.nord.interfaces.fhir.auth.password
        Fundet:    Der står en værdi, der ikke vises, fordi feltet hører til en hemmelighed.
        Forventet: { env: NAVN } eller { file: STI }
        Løsning:   Tag værdien ud af filen, og henvis til den.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('hide credentials in an address that is wrong in another way too', async () => {
    const text = await load(changed('environments/prove.yaml', 'https://nord.', 'ftp://bruger:Sommer2026@nord.'));
    expect(text).not.toContain('Sommer2026');
    expect(text).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:11:14 · regions.nord.interfaces.fhir.url
        Fundet:    Der står “ftp://…@nord.example.invalid/fhir”.
        Forventet: en adresse, der begynder med http://, https:// eller {endpoint}/
        Løsning:   Ret værdien.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('report an access card of an unknown kind', async () => {
    expect(await load(changed('environments/prove.yaml', 'kind: basic', 'kind: basik'))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:13:17 · regions.nord.interfaces.fhir.auth.kind
        Fundet:    Der står en værdi, der ikke vises, fordi feltet hører til en hemmelighed. Mente du “basic”?
        Forventet: en af værdierne “none”, “basic”, “bearer”, “oauth2”, “dgws”
        Løsning:   Vælg en af værdierne.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });
});
