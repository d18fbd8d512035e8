import type { ChoiceGroup, SorSource, SourceFamily } from '../../../model/guidance/sor-source.ts';

/** What each family of sources is called, and in one line who it is for. */
export const FAMILY_WORDS: Readonly<Record<SourceFamily, { readonly name: string; readonly tells: string }>> = {
  sor2: { name: 'SOR2 som CSV', tells: 'Filer til regneark, rapporter og datavarehuse.' },
  xml: { name: 'SOR som XML', tells: 'Filer til systemer, der indlæser hele registret.' },
  shak: { name: 'SHAK-filer', tells: 'Til gamle data. SHAK er under udfasning.' },
  other: { name: 'Andre filer', tells: 'Ældre filer, testfiler og udtræk til særlige formål.' },
  nsp: { name: 'Tjenester på NSP', tells: 'Til systemer, der kopierer, slår op eller retter.' },
  application: { name: 'Programmer til mennesker', tells: 'Til den, der slår op eller retter i hånden.' },
  registry: { name: 'Registre og kodesystemer, der bygger på SOR', tells: 'Til meddelelser og FHIR.' },
};

/** What it takes to get in. */
export const ENTRY_WORDS: Readonly<Record<SorSource['entry'], string>> = {
  open: 'Åben',
  login: 'Login',
  dgws: 'DGWS',
  restricted: 'Begrænset',
  unknown: 'Ikke oplyst',
};

/** What the needs of a group have in common. */
export const GROUP_WORDS: Readonly<Record<ChoiceGroup, string>> = {
  'look-up': 'Slå op i hånden',
  copy: 'Hold en kopi i et system',
  ask: 'Spørg om én enhed ad gangen',
  shak: 'Oversæt SHAK-koder',
  codes: 'Forstå koder og typer',
  change: 'Ret i SOR',
  message: 'Send meddelelser',
  try: 'Prøv og udvikl',
};

const ANSWERS: Readonly<Record<SorSource['level']['answer'], string>> = { yes: 'Ja', no: 'Nej', unknown: 'Ikke oplyst' };

/** Whether a source carries the level, and whether somebody has said so: `Ja`, `Ja (antagelse)`, `Ikke oplyst`. */
export function levelWords({ answer, certainty }: SorSource['level']): string {
  return answer !== 'unknown' && certainty === 'assumption' ? `${ANSWERS[answer]} (antagelse)` : ANSWERS[answer];
}
