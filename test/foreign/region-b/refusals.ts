import type { Rule } from '../shared/updates.ts';

const WORDS: Readonly<Record<Rule, readonly [code: string, text: string]>> = {
  'unit-unknown': ['ENHED_UKENDT', 'Vi kender ikke enheden eller forespørgslen.'],
  'parent-unknown': ['OVERORDNET_UKENDT', 'Vi kender ikke den overordnede enhed.'],
  'parent-closed': ['OVERORDNET_LUKKET', 'Den overordnede enhed er lukket.'],
  'name-missing': ['NAVN_MANGLER', 'Enheden skal have et navn.'],
  'name-too-long': ['NAVN_FOR_LANGT', 'Navnet er længere end 60 tegn.'],
  'not-organisational': ['KUN_OE', 'Tjenesten ændrer kun organisatoriske enheder.'],
  'level-unknown': ['NIVEAU_UKENDT', 'Niveaukoden findes ikke i klassifikationen.'],
  'level-missing': ['NIVEAU_MANGLER', 'Enheder under et hospital har et niveau.'],
  'level-outside-hospital': ['NIVEAU_UDEN_FOR_HOSPITAL', 'Kun enheder under et hospital har et niveau.'],
  'level-not-for-unit': ['NIVEAU_FOR_HOEJT', 'Niveauet skal ligge under den overordnedes.'],
  'type-missing': ['TYPE_MANGLER', 'Enheder under et hospital har en enhedstype.'],
  'date-invalid': ['DATO_UGYLDIG', 'Datoen kan ikke bruges.'],
  'unit-closed': ['ENHED_LUKKET', 'Enheden er lukket og kan ikke ændres.'],
  'open-children': ['HAR_AABNE_UNDER', 'Luk først de enheder, der ligger under.'],
  'own-descendant': ['RING_I_TRAEET', 'Enheden kan ikke flyttes ned under sig selv.'],
  'nothing-to-replace': ['INTET_AT_ERSTATTE', 'Nævn både de gamle og de nye enheder.'],
};

/** Region B’s own code and words for a broken rule. */
export function refusalWords(rule: Rule): readonly [code: string, text: string] {
  return WORDS[rule];
}
