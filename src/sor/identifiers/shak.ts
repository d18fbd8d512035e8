import { type Parsed, quoted, rejected } from './parsed.ts';

/** A SHAK code of 4, 6 or 7 characters. */
export type ShakCode = string & { readonly __brand: 'ShakCode' };

/** What a SHAK code stands for, by its length. */
export type ShakLevel = 'sygehus' | 'afdeling' | 'afsnit';

const LEVELS = { 4: 'sygehus', 6: 'afdeling', 7: 'afsnit' } as const satisfies Readonly<Record<number, ShakLevel>>;

/**
 * Reads a SHAK code: 4 characters stand for a hospital, 6 for a department, 7 for a section; the last of the seven may
 * be a letter (Sundhedsdatastyrelsen, Sygehus- og afdelingsklassifikationen; 130183P in trifork/nsp-fhir-gateway).
 * The first six are digits in every code seen; that letters are wrong there is an assumption.
 */
export function parseShak(text: string): Parsed<ShakCode> {
  const shown = `SHAK-koden ${quoted(text)}`;
  if (text === '') return rejected('SHAK-koden er tom.');
  if (!(text.length in LEVELS)) {
    return rejected(`${shown} har ${text.length} tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).`);
  }
  const wrong = text.slice(0, 6).search(/[^0-9]/);
  if (wrong !== -1) return rejected(`${shown} har “${text.charAt(wrong)}” på plads ${wrong + 1}, hvor der skal stå et ciffer.`);
  if (text.length === 7 && !/[0-9A-ZÆØÅ]$/.test(text)) {
    return rejected(`${shown} har “${text.charAt(6)}” på plads 7, hvor der skal stå et ciffer eller et stort bogstav.`);
  }
  return { ok: true, value: text as ShakCode };
}

/** Whether the code stands for a hospital, a department or a section. */
export function shakLevel(code: ShakCode): ShakLevel {
  return LEVELS[code.length as keyof typeof LEVELS];
}

/** The code one level up: a section's department, a department's hospital; undefined for a hospital. */
export function shakParent(code: ShakCode): ShakCode | undefined {
  if (code.length === 4) return undefined;
  return code.slice(0, code.length === 7 ? 6 : 4) as ShakCode;
}

/** Whether the code is the other one or lies under it; the hierarchy is the prefix. */
export function isShakWithin(code: ShakCode, ancestor: ShakCode): boolean {
  return code.startsWith(ancestor);
}
