import type { ReportView } from '../../src/interfaces/lpr/contract.ts';
import type { MessageView } from '../../src/interfaces/medcom/contract.ts';
import { Deviation, parseFaultMessage } from '../../src/model/faults.ts';
import { indexRegister, type Register } from '../../src/sor/register.ts';
import { parseShak } from '../../src/sor/identifiers/shak.ts';
import { contentOn } from '../../src/sor/states.ts';
import type { RegisterContent } from '../../src/sor/unit.ts';
import type { Finding } from './expectations.ts';
import { readRegister, type Trial } from './surfaces.ts';

/** The formats messages come in, as scenarios name them. */
export const MESSAGE_FORMATS = ['FHIR', 'OIOXML'] as const;
/** A format of sample messages, as steps name it. */
export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

/** Files that were read, and those that could not be understood; one scenario is about the latter, the others are about the rest. */
export interface Delivered<T> {
  readonly read: readonly T[];
  readonly unreadable: readonly Finding[];
}

/** Files a region hands over. */
interface DeliveredFiles<T> {
  files(): Promise<readonly string[]>;
  read(file: string): Promise<T>;
}

/**
 * Reads every file. One that is not what it should be is kept as a finding; a file that cannot be had, or is not there
 * yet, ends the scenario.
 */
export async function readDelivered<T extends MessageView | ReportView>(deliveries: DeliveredFiles<T>): Promise<Delivered<T>> {
  const read: T[] = [];
  const unreadable: Finding[] = [];
  for (const file of await deliveries.files()) {
    try {
      read.push(await deliveries.read(file));
    } catch (error) {
      if (!(error instanceof Deviation)) throw error;
      const { sentence, details } = parseFaultMessage(error.message);
      unreadable.push({
        place: details.place ?? file,
        seen: details.received === undefined ? sentence : `${sentence} ${details.received}`,
      });
    }
  }
  return { read, unreadable };
}

/** What a register says of the codes in messages and reports. */
export interface RegisterKnowledge {
  readonly register: Register;
  /** Every SHAK code some unit carries, closed ones too. */
  readonly shakCodes: ReadonlySet<string>;
}

const known = new WeakMap<RegisterContent, RegisterKnowledge>();

/** Indexes a register once, as it is on the day of the trial, however many scenarios ask. */
function knowledgeOf(content: RegisterContent, onDate: string): RegisterKnowledge {
  const found = known.get(content);
  if (found !== undefined) return found;
  const shakCodes = new Set([
    ...content.units.flatMap(({ shakIdentifier }) => shakIdentifier ?? []),
    ...content.shakSorMap.map(({ shakIdentifier }) => shakIdentifier),
  ]);
  const knowledge = {
    register: indexRegister(contentOn(content, onDate)),
    shakCodes: new Set(Array.from(shakCodes).filter((code) => parseShak(code).ok)),
  };
  known.set(content, knowledge);
  return knowledge;
}

/** Reads the register that messages and reports are held against. */
export async function readKnowledge(trial: Trial): Promise<RegisterKnowledge> {
  return knowledgeOf((await readRegister(trial)).content, trial.session.onDate);
}
