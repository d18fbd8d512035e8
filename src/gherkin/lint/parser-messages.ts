/** What the parser calls what it hoped for, and what an author writes. */
const TOKENS: Readonly<Record<string, string>> = {
  '#EOF': 'filens slutning',
  '#Language': '“# language: da”',
  '#FeatureLine': '“Egenskab:”',
  '#RuleLine': '“Regel:”',
  '#BackgroundLine': '“Baggrund:”',
  '#ScenarioLine': '“Scenarie:” eller “Abstrakt Scenario:”',
  '#ExamplesLine': '“Eksempler:”',
  '#StepLine': 'et trin (Givet, Når, Så, Og, Men)',
  '#TagLine': 'et mærke (@…)',
  '#TableRow': 'en tabelrække (| … |)',
  '#DocStringSeparator': 'en tekstblok (""")',
  '#Other': 'tekst',
};

/** Always allowed, so naming them helps nobody. */
const NOISE = new Set(['#Comment', '#Empty']);

/** An error of Gherkin's parser in Danish. */
export interface TranslatedMessage {
  readonly seen: string;
  readonly expected?: string;
  readonly remedy: string;
}

/** The parser's English message in Danish: what was seen, what could have stood there, what to do. */
export function translateParserMessage(message: string): TranslatedMessage {
  const unexpected = /^expected: (.+), got '(.*)'$/s.exec(message);
  if (unexpected !== null) {
    const [, tokens = '', seen = ''] = unexpected;
    return {
      seen: `“${seen}” kan ikke stå her`,
      expected: translateTokens(tokens),
      remedy: 'Ret linjen, eller flyt den op under overskriften som beskrivelse.',
    };
  }
  const end = /^unexpected end of file, expected: (.+)$/.exec(message);
  if (end !== null) {
    return {
      seen: 'filen slutter for tidligt',
      expected: translateTokens(end[1] ?? ''),
      remedy: 'Skriv resten, eller slet den ufærdige begyndelse (ofte et mærke uden scenarie eller en uafsluttet tekstblok).',
    };
  }
  if (message.startsWith('inconsistent cell count')) {
    return {
      seen: 'tabellens rækker har ikke lige mange celler',
      expected: 'samme antal celler i alle rækker',
      remedy: 'Sæt de manglende | ind, eller slet dem, der er for meget.',
    };
  }
  const language = /^Language not supported: (.*)$/.exec(message);
  if (language !== null) {
    return {
      seen: `sproget “${language[1] ?? ''}” findes ikke`,
      expected: '“# language: da”',
      remedy: 'Skriv “# language: da” som filens første linje.',
    };
  }
  if (message.startsWith('A tag may not contain whitespace')) {
    return {
      seen: 'et mærke indeholder mellemrum',
      expected: 'mærker som @krav:id27-to-felter, adskilt af mellemrum eller linjeskift',
      remedy: 'Fjern mellemrummet, eller sæt @ foran hvert mærke.',
    };
  }
  return { seen: `læseren siger: ${message}`, remedy: 'Ret linjen, så den følger Gherkins form.' };
}

function translateTokens(list: string): string {
  const names = list.split(', ').filter((token) => !NOISE.has(token));
  const words = names.map((token) => TOKENS[token] ?? token);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} eller ${last}`;
}
