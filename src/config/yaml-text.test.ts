import { describe, expect, it } from 'vitest';
import { configFolders, loadProblems } from './config-folder.fixture.ts';

const load = loadProblems(configFolders());

describe('SP1002', () => {
  it('reports an unclosed quote and a tab, with their place', async () => {
    expect(await load({ 'levels.yaml': 'system: "x\n', 'regions.yaml': 'regions:\n\t- id: x\n' })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/levels.yaml:2:1
        Fundet:    Et tegn mangler, for eksempel et kolon, et mellemrum eller et afsluttende anførselstegn.
        Forventet: gyldig YAML 1.2 i ét dokument
        Løsning:   Se på linjen og den før: indrykning, kolon og anførselstegn.
        Læs mere:  docs/fejl/sp1002.mdx
      SP1002 Filen er ikke gyldig YAML
        Sted:      config/regions.yaml:2:1
        Fundet:    Der er rykket ind med tabulator; brug mellemrum.
        Forventet: gyldig YAML 1.2 i ét dokument
        Løsning:   Se på linjen og den før: indrykning, kolon og anførselstegn.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('reports several documents in one file', async () => {
    expect(await load({ 'sources.yaml': 'a: 1\n---\nb: 2\n' })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/sources.yaml:2:1
        Fundet:    Filen rummer flere dokumenter (---); der må være ét.
        Forventet: gyldig YAML 1.2 i ét dokument
        Løsning:   Se på linjen og den før: indrykning, kolon og anførselstegn.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('reports an unknown tag', async () => {
    expect(await load({ 'sources.yaml': 'sources: !hemmelig [x]\n' })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/sources.yaml:1:10
        Fundet:    Mærkatet (!) kendes ikke eller passer ikke til værdien.
        Forventet: gyldig YAML 1.2 i ét dokument
        Løsning:   Se på linjen og den før: indrykning, kolon og anførselstegn.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('reports aliases that expand without end', async () => {
    const bomb = `a: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(await load({ 'sources.yaml': bomb })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/sources.yaml
        Fundet:    Filen er for sammensat: henvisninger (*), der folder sig ud uden ende, eller for mange niveauer i hinanden.
        Forventet: højst 100 udfoldede henvisninger
        Løsning:   Skriv værdierne ud i stedet for at henvise.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('reports text that is not UTF-8', async () => {
    expect(await load({ 'sources.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xe6]) })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/sources.yaml
        Fundet:    Filen er ikke UTF-8.
        Forventet: tekst i UTF-8
        Løsning:   Gem filen som UTF-8 i dit skriveprogram.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('reports a file that is too large', async () => {
    expect(await load({ 'sources.yaml': '#'.repeat(1024 * 1024 + 1) })).toMatchInlineSnapshot(`
      "SP1002 Filen er ikke gyldig YAML
        Sted:      config/sources.yaml
        Fundet:    Filen fylder 1048577 byte.
        Forventet: højst 1048576 byte
        Løsning:   Se efter, om det er den rette fil.
        Læs mere:  docs/fejl/sp1002.mdx"
    `);
  });

  it('gives up on 20,000 nested levels without crashing', async () => {
    expect(await load({ 'sources.yaml': '['.repeat(20_000) })).toContain('SP1002');
  });
});

describe('SP1007', () => {
  it('reports a key that stands twice', async () => {
    expect(await load({ 'sources.yaml': 'sources: []\nsources: []\n' })).toMatchInlineSnapshot(`
      "SP1007 Dobbelt nøgle eller id
        Sted:      config/sources.yaml:2:1
        Fundet:    Nøglen står to gange i samme gruppe.
        Forventet: hver nøgle én gang
        Løsning:   Fjern den ene, eller saml indholdet under én nøgle.
        Læs mere:  docs/fejl/sp1007.mdx"
    `);
  });
});
