import { firstNonDigit, type Parsed, quoted, rejected } from './parsed.ts';
import { verhoeffCheckDigit } from './verhoeff.ts';

/** A SOR code whose form and check digit are right. */
export type SorCode = string & { readonly __brand: 'SorCode' };

const NAMESPACE = '1000016';
const PARTITION = '00';
const MIN_LENGTH = 11;
const MAX_LENGTH = 18;
/** Running number, then namespace (7), partition (2) and check digit (1). */
const TAIL_LENGTH = NAMESPACE.length + PARTITION.length + 1;

/**
 * Reads a SOR code: running number, namespace 1000016, partition 00 and a Verhoeff check digit, 11 to 18 digits
 * (composition as the register's documentation is quoted in trifork/sdm, SorFullRecordSpecs.java; all 96 public codes
 * read have partition 00).
 */
export function parseSorCode(text: string): Parsed<SorCode> {
  const shown = `SOR-koden ${quoted(text)}`;
  if (text === '') return rejected('SOR-koden er tom.');
  const intruder = firstNonDigit(text);
  if (intruder !== undefined) return rejected(`${shown} må kun bestå af cifre, men har ${intruder}.`);
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) {
    return rejected(`${shown} har ${text.length} cifre; en SOR-kode har ${MIN_LENGTH} til ${MAX_LENGTH}.`);
  }
  if (text.startsWith('0')) return rejected(`${shown} begynder med 0; løbenummeret begynder med 1 til 9.`);
  const tail = text.length - TAIL_LENGTH;
  const namespace = text.slice(tail, tail + NAMESPACE.length);
  if (namespace !== NAMESPACE) {
    return rejected(`${shown} har “${namespace}”, hvor navnerummet ${NAMESPACE} skal stå (plads ${tail + 1} til ${tail + 7}).`);
  }
  const partition = text.slice(-3, -1);
  if (partition !== PARTITION) return rejected(`${shown} har partitionen ${partition}; en SOR-kode har ${PARTITION}.`);
  const expected = verhoeffCheckDigit(text.slice(0, -1));
  if (text.slice(-1) !== String(expected)) {
    return rejected(`${shown} har kontrolcifferet ${text.slice(-1)}, men de øvrige cifre giver ${expected} (Verhoeff).`);
  }
  return { ok: true, value: text as SorCode };
}

const LAST_RUNNING_NUMBER = 99_999_999;

/**
 * The SOR code of a running number of one to eight digits: 1 gives 11000016002, the first there can be.
 * @throws RangeError when the running number is no whole number from 1 to 99999999.
 */
export function makeSorCode(runningNumber: number): SorCode {
  if (!Number.isInteger(runningNumber) || runningNumber < 1 || runningNumber > LAST_RUNNING_NUMBER) {
    throw new RangeError(`Løbenummeret ${runningNumber} er ikke et helt tal fra 1 til 99999999`);
  }
  const digits = `${runningNumber}${NAMESPACE}${PARTITION}`;
  return `${digits}${verhoeffCheckDigit(digits)}` as SorCode;
}

/** The code with the highest running number there can be. Registers count upwards, so no unit has come to it. */
export const UNUSED_SOR_CODE: SorCode = makeSorCode(LAST_RUNNING_NUMBER);

/** The running number of a SOR code. */
export function runningNumberOf(code: SorCode): number {
  return Number(code.slice(0, -TAIL_LENGTH));
}
