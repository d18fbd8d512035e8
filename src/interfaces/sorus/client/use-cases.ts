import type { ServiceContract } from '../../../protocols/soap/contract.ts';
import { operationIn, prepare } from '../../soap/client.ts';
import { type Mappings, namesOf, type OperationKey } from '../../soap/names.ts';
import { elementNotUnderstood } from '../../soap/not-understood.ts';
import { findPlace, placesIn } from '../../soap/places.ts';
import { understandAnswer } from '../../soap/read-records.ts';
import type { Said } from '../../soap/write-request.ts';
import { ANSWERED_UNIT, type AnswerContract } from './answer.ts';

/** The use cases as operations of the contract. */
export type Operation = Extract<OperationKey, 'create' | 'update' | 'move' | 'replace' | 'close'>;

/** What each use case says, as far as the contract must have room for it; the values do not matter. */
const USE_CASES: Readonly<Record<Operation, Said>> = {
  create: [
    [
      'Entity',
      [
        ['entityName', ''],
        ['entityTypeCode', ''],
        ['parentSorIdentifier', ''],
        ['levelCode', ''],
        ['fromDate', ''],
      ],
    ],
  ],
  update: [
    [
      'Entity',
      [
        ['sorIdentifier', ''],
        ['entityName', ''],
        ['levelCode', ''],
        ['fromDate', ''],
      ],
    ],
  ],
  move: [
    ['sorIdentifier', ''],
    ['parentSorIdentifier', ''],
    ['fromDate', ''],
  ],
  replace: [
    ['replaces', ''],
    [
      'Entity',
      [
        ['entityName', ''],
        ['entityTypeCode', ''],
        ['parentSorIdentifier', ''],
        ['levelCode', ''],
        ['fromDate', ''],
      ],
    ],
  ],
  close: [
    ['sorIdentifier', ''],
    ['toDate', ''],
  ],
};

/** The replacement as a contract may have it instead: a note between units that are there already, each by its code. */
const NOTED: Said = [
  ['replaces', ''],
  ['replacedBy', ''],
  ['fromDate', ''],
];

/**
 * Whether the contract's replacement has no room for a new unit, so that it can only tie units that are there already. A
 * name that is only called otherwise is missed when a unit is made, and said by configuration for both.
 */
export function tiesUnits(contract: ServiceContract, mappings: Mappings): boolean {
  const { request } = operationIn(contract, mappings, 'replace');
  const { leaves, open } = placesIn(request);
  return open.length === 0 && findPlace(leaves, namesOf('entityName', mappings)).kind === 'none';
}

/** Throws ContractNotUnderstood when units cannot be tied as the contract has it; asked before a unit is made for it. */
export function assertTies(contract: ServiceContract, mappings: Mappings): void {
  prepare(contract, mappings, { operation: 'replace', said: NOTED });
}

/** What keeps the contract from being used, one a thing; each would end a scenario as a missing precondition. */
export function contractChecks(contract: ServiceContract, mappings: Mappings): readonly (() => void)[] {
  return (Object.keys(USE_CASES) as Operation[]).flatMap((operation) => {
    const said = (): Said => (operation === 'replace' && tiesUnits(contract, mappings) ? NOTED : USE_CASES[operation]);
    return [
      () => void prepare(contract, mappings, { operation, said: said() }),
      () => void answerContract(contract, mappings, operation),
    ];
  });
}

/** Throws ContractNotUnderstood when the answer cannot say which unit was made. */
export function answerContract(contract: ServiceContract, mappings: Mappings, key: Operation): AnswerContract {
  const { answer, name } = operationIn(contract, mappings, key);
  const understood = understandAnswer(answer, ANSWERED_UNIT, mappings);
  const makes = key === 'create' || (key === 'replace' && !tiesUnits(contract, mappings));
  if (makes && understood.kind === 'missing')
    throw elementNotUnderstood(mappings, { ...understood, where: `svaret på ${name}`, unread: contract.unread });
  return { understood, mappings, makes };
}
