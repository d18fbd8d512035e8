import { parseCvr } from '../../../sor/identifiers/cvr.ts';
import { parseGln } from '../../../sor/identifiers/gln.ts';
import type { Parsed } from '../../../sor/identifiers/parsed.ts';
import { parseShak, shakLevel, shakParent } from '../../../sor/identifiers/shak.ts';
import { parseSorCode, runningNumberOf } from '../../../sor/identifiers/sor-code.ts';
import { parseYdernummer } from '../../../sor/identifiers/ydernummer.ts';

/** What a code may be. */
export const CODE_KINDS = ['sor', 'shak', 'gln', 'cvr', 'ydernummer'] as const;
/** A kind of code a reader can have checked. */
export type CodeKind = (typeof CODE_KINDS)[number];

/** What one reading of a code came to, in Danish sentences. */
export interface CodeCheck {
  readonly kind: CodeKind;
  /** “SOR-kode”, “Lokationsnummer (GLN)” … */
  readonly title: string;
  readonly valid: boolean;
  /** What the code is made of, or the one thing that is wrong with it. */
  readonly explanation: string;
}

const SHAK_LEVELS = { sygehus: 'et sygehus', afdeling: 'en afdeling', afsnit: 'et afsnit' } as const;

const CHECKS: Readonly<Record<CodeKind, (code: string) => Omit<CodeCheck, 'kind'>>> = {
  sor: (code) =>
    read('SOR-kode', parseSorCode(code), (sor) => {
      const digits = `${runningNumberOf(sor)}`;
      return `Løbenummer ${digits}, navnerum 1000016, partition 00 og kontrolciffer ${sor.slice(-1)} (Verhoeff).`;
    }),
  shak: (code) =>
    read('SHAK-kode', parseShak(code.toUpperCase()), (shak) => {
      const parent = shakParent(shak);
      const place = parent === undefined ? 'Det øverste niveau.' : `Hører til ${parent}, som koden begynder med.`;
      return `Koden for ${SHAK_LEVELS[shakLevel(shak)]}. ${place} Der er intet kontrolciffer.`;
    }),
  gln: (code) =>
    read(
      'Lokationsnummer (GLN)',
      parseGln(code),
      (gln) => `Kontrolcifferet ${gln.slice(-1)} passer (modulus 10, vægtene 1 og 3).`,
    ),
  cvr: (code) => read('CVR-nummer', parseCvr(code), () => 'Den vægtede sum går op i 11 (vægtene 2, 7, 6, 5, 4, 3, 2, 1).'),
  ydernummer: (code) =>
    read(
      'Ydernummer',
      parseYdernummer(code),
      () => 'Formen er mulig. Der er intet kontrolciffer, og flere enheder kan dele nummeret.',
    ),
};

/**
 * Reads a code as everything its form allows, the likeliest first. A text that fits no form is read as all kinds, so
 * that the reader sees what each of them asks for. Blanks, and the ="…" that keeps a spreadsheet from changing a code,
 * are not part of it.
 */
export function checkCode(text: string): readonly CodeCheck[] {
  const code = bareCode(text);
  if (code === '') return [];
  const kinds = CODE_KINDS.filter((kind) => FORMS[kind].test(code));
  return (kinds.length === 0 ? CODE_KINDS : kinds).map((kind) => ({ kind, ...CHECKS[kind](code) }));
}

/** The lengths alone; whether the rest is right is what the check tells. */
const FORMS: Readonly<Record<CodeKind, RegExp>> = {
  sor: /^[0-9]{11,18}$/,
  shak: /^(?:[0-9]{4}|[0-9]{6}|[0-9]{6}[0-9A-ZÆØÅ])$/i,
  gln: /^[0-9]{13}$/,
  cvr: /^[0-9]{8}$/,
  ydernummer: /^[0-9]{1,6}$/,
};

function bareCode(text: string): string {
  return text.replaceAll(/\s/g, '').replace(/^="(.*)"$/, '$1');
}

function read<T extends string>(title: string, parsed: Parsed<T>, explain: (code: T) => string): Omit<CodeCheck, 'kind'> {
  return parsed.ok
    ? { title, valid: true, explanation: explain(parsed.value) }
    : { title, valid: false, explanation: parsed.problem };
}
