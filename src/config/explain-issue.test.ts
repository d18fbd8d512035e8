import { describe, expect, it } from 'vitest';
import { changed, configFolders, loadProblems } from './config-folder.fixture.ts';

const load = loadProblems(configFolders());

describe('SP1003', () => {
  it('reports an unknown key with the nearest known one', async () => {
    expect(await load(changed('environments/prove.yaml', '      skrs:', '      skr:'))).toMatchInlineSnapshot(`
      "SP1003 Ukendt nøgle
        Sted:      config/environments/prove.yaml:16:7 · regions.nord.interfaces.skr
        Set:       Nøglen “skr” findes ikke her. Mente du “skrs”?
        Forventet: en af nøglerne “fhir”, “skrs”, “udtraek”, “sorls”, “sorus”, “medcom”, “lpr”, “journal”, “logistik”, “apotek”, “patologi”
        Gør:       Ret stavemåden, eller fjern nøglen.
        Læs mere:  /fejl/sp1003/"
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
        Set:       Nøglen “notOffered” kan ikke stå sammen med de andre nøgler her.
        Forventet: kun nøgler, der hører sammen
        Gør:       Fjern nøglen, eller fjern dem, den står i stedet for.
        Læs mere:  /fejl/sp1003/"
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
        Set:       Nøglen “aut” findes ikke her. Mente du “auth”?
        Forventet: en af nøglerne “url”, “auth”, “tls”, “notOffered”
        Gør:       Ret stavemåden, eller fjern nøglen.
        Læs mere:  /fejl/sp1003/"
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
        Set:       Der står “Nord”.
        Forventet: små bogstaver a-z, tal og bindestreg
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:23 · regions[0].name
        Set:       Der står en tom værdi.
        Forventet: mindst ét tegn
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:38 · regions[0].shortName
        Set:       Der står “12”.
        Forventet: en tekst i anførselstegn
        Gør:       Sæt anførselstegn om værdien, så cifrene bevares, som de står.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:48 · regions[0].code
        Set:       Der står “1081”.
        Forventet: en tekst i anførselstegn
        Gør:       Sæt anførselstegn om værdien, så cifrene bevares, som de står.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:65 · regions[0].validFrom
        Set:       Der står “2027-13-01”.
        Forventet: en dato som 2027-01-01
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:2:86 · regions[0].sources
        Set:       Der står en liste.
        Forventet: mindst ét element
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/regions.yaml:3:5 · regions[1]
        Set:       Der står “ingenting”.
        Forventet: en gruppe nøgler
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/"
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
        Set:       Der står “niveauer”.
        Forventet: en hel adresse, der begynder med http:// eller https://
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:26 · levels[0].position
        Set:       Der står “1.5”.
        Forventet: et helt tal
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:59 · levels[0].shakLength
        Set:       Der står “5”.
        Forventet: en af værdierne “4”, “6”, “7”
        Gør:       Vælg en af værdierne.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/levels.yaml:3:70 · levels[0].status
        Set:       Der står “asumption”. Mente du “assumption”?
        Forventet: en af værdierne “confirmed”, “assumption”
        Gør:       Vælg en af værdierne.
        Læs mere:  /fejl/sp1004/"
    `);
  });

  it('reports a key that does not have the right form', async () => {
    expect(await load(changed('environments/prove.yaml', '  nord:\n', '  Nord Øst:\n'))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:8:3 · regions.Nord Øst
        Set:       Nøglen “Nord Øst” har ikke den rette form.
        Forventet: små bogstaver a-z, tal og bindestreg
        Gør:       Ret nøglen.
        Læs mere:  /fejl/sp1004/"
    `);
  });

  it('reports numbers out of bounds', async () => {
    expect(await load(changed('environments/prove.yaml', 'exercise: false', 'exercise: nej\nconcurrency: 51\nfreshnessHours: 0')))
      .toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:4:11 · exercise
        Set:       Der står “nej”.
        Forventet: true eller false
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:5:14 · concurrency
        Set:       Der står “51”.
        Forventet: et tal på højst 50
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/
      SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:6:17 · freshnessHours
        Set:       Der står “0”.
        Forventet: et tal over 0
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/"
    `);
  });
});

describe('SP1005', () => {
  it('reports a missing key, and an empty file', async () => {
    expect(await load({ ...changed('environments/prove.yaml', 'name: Prøve\n', ''), 'sources.yaml': '' })).toMatchInlineSnapshot(`
      "SP1005 Noget mangler
        Sted:      config/environments/prove.yaml:1:1 · name
        Set:       “name” mangler.
        Forventet: en værdi til “name”
        Gør:       Tilføj “name”.
        Læs mere:  /fejl/sp1005/
      SP1005 Noget mangler
        Sted:      config/sources.yaml:1:1
        Set:       Filen er tom.
        Forventet: en gruppe nøgler
        Gør:       Udfyld filen, eller hent den fra projektets historik.
        Læs mere:  /fejl/sp1005/"
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
        Set:       Der står en værdi, der ikke vises, fordi feltet hører til en hemmelighed.
        Forventet: { env: NAVN } eller { file: STI }
        Gør:       Tag værdien ud af filen, og henvis til den.
        Læs mere:  /fejl/sp1004/"
    `);
  });

  it('hide credentials in an address that is wrong in another way too', async () => {
    const text = await load(changed('environments/prove.yaml', 'https://nord.', 'ftp://bruger:Sommer2026@nord.'));
    expect(text).not.toContain('Sommer2026');
    expect(text).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:11:14 · regions.nord.interfaces.fhir.url
        Set:       Der står “ftp://…@nord.example.invalid/fhir”.
        Forventet: en adresse, der begynder med http://, https:// eller {endpoint}/
        Gør:       Ret værdien.
        Læs mere:  /fejl/sp1004/"
    `);
  });

  it('report an access card of an unknown kind', async () => {
    expect(await load(changed('environments/prove.yaml', 'kind: basic', 'kind: basik'))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:13:17 · regions.nord.interfaces.fhir.auth.kind
        Set:       Der står en værdi, der ikke vises, fordi feltet hører til en hemmelighed. Mente du “basic”?
        Forventet: en af værdierne “none”, “basic”, “bearer”, “oauth2”, “dgws”
        Gør:       Vælg en af værdierne.
        Læs mere:  /fejl/sp1004/"
    `);
  });
});
