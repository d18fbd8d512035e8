import { describedIn } from '../../soap/described.ts';
import type { SorusEndpoint } from '../../../model/config/environment.ts';
import { EndpointError, isFault, PreconditionError } from '../../../model/faults.ts';
import { type Leftover, leftoversInWords, type WriteLedger } from '../../../model/ledger.ts';
import type { SorusClient, UnitDraft, UpdateAnswer } from '../contract.ts';
import { callOperation, contractOf, type SoapContext } from '../../soap/client.ts';
import type { Said } from '../../soap/write-request.ts';
import { send } from '../../../wire/receive.ts';
import type { CreationState } from '../../interface.ts';
import { entityOf, updateAnswer } from './answer.ts';
import { createOwnUnits, type OwnUnit } from './own-units.ts';
import { answerContract, assertTies, type Operation, tiesUnits } from './use-cases.ts';

/** What a SORUS client is made of. */
export interface SorusContext extends Omit<SoapContext, 'interface' | 'url'> {
  readonly endpoint: SorusEndpoint;
  /** Where every unit that is made is written down, before it is asked for. */
  readonly ledger: WriteLedger;
  /** Units an earlier run left behind; they count as the client's own. */
  readonly leftBehind: readonly Leftover[];
  /** Shared by the session's clients: none makes a unit after one whose answer could not be read. Undefined never stops. */
  readonly creation: CreationState | undefined;
  /** The ISO day of the trial; units that are cleaned up are closed as of it. */
  readonly onDate: string;
  /** Whether the register itself shows a unit with a last day. Asked only when the unit cannot be closed. */
  readonly isClosed: (sorIdentifier: string) => Promise<boolean>;
}

/**
 * A client for the update service (SORUS): SOAP 1.1, UC1 to UC5. It changes only units it has made itself: whatever a
 * scenario does, or fails to do, no unit of the region's own can be harmed. Trying to is a TypeError, a fault in the
 * scenario's steps.
 */
export function createSorusClient({
  endpoint,
  ledger,
  leftBehind,
  creation,
  onDate,
  isClosed,
  ...rest
}: SorusContext): SorusClient {
  const context: SoapContext = { ...rest, interface: 'sorus', url: endpoint.url };
  const { mappings } = context;
  const own = createOwnUnits({ ledger, leftBehind, now: rest.wire.now });

  const call = async (operation: Operation, said: Said, purpose: string): Promise<UpdateAnswer> => {
    // Before anything is sent: a unit whose code cannot be read from the answer could not be closed again.
    const answered = answerContract(await contractOf(context), mappings, operation);
    return updateAnswer(await callOperation(context, { operation, said, purpose }), answered);
  };

  const making = async (
    { name, parent }: Pick<OwnUnit, 'name' | 'parent'>,
    ask: () => Promise<UpdateAnswer>,
  ): Promise<UpdateAnswer> => {
    if (creation?.unreadable !== undefined) throw notMade(creation.unreadable);
    const stop = (): void => {
      if (creation !== undefined) creation.unreadable ??= name;
    };
    own.intend(name);
    const answer = await ask().catch((error: unknown) => {
      // Without access nothing was made; of any other broken answer nobody can tell.
      if (error instanceof PreconditionError) own.refused(name);
      else stop();
      throw error;
    });
    const sorIdentifier = answer.kind === 'done' ? (answer.sorIdentifier ?? '') : '';
    if (answer.kind === 'fault') own.refused(name);
    else if (sorIdentifier !== '') own.made({ name, sorIdentifier, parent });
    else stop();
    return answer;
  };

  const move = async (sorIdentifier: string, newParent: string, fromDate: string): Promise<UpdateAnswer> =>
    call(
      'move',
      [
        ['sorIdentifier', sorIdentifier],
        ['parentSorIdentifier', newParent],
        ['fromDate', fromDate],
      ],
      `Flyt enheden ${sorIdentifier} i SORUS`,
    );

  const close = async (sorIdentifier: string, toDate: string): Promise<UpdateAnswer> => {
    const answer = await call(
      'close',
      [
        ['sorIdentifier', sorIdentifier],
        ['toDate', toDate],
      ],
      `Luk enheden ${sorIdentifier} i SORUS`,
    );
    if (answer.kind === 'done') own.closed(sorIdentifier);
    return answer;
  };

  /** Closes a unit of ours whatever has become of it; false when it stands open still. */
  const undo = async ({ sorIdentifier, movedFrom }: OwnUnit): Promise<boolean> => {
    try {
      if ((await close(sorIdentifier, onDate)).kind === 'done') return true;
      // The answer to an earlier closing may have been lost on its way. A lookup that cannot tell does not keep us from trying.
      const wasClosed = await isClosed(sorIdentifier).catch((error: unknown) => {
        if (!isFault(error)) throw error;
        return false;
      });
      if (wasClosed) {
        own.closed(sorIdentifier);
        return true;
      }
      if (movedFrom === undefined) return false;
      await move(sorIdentifier, movedFrom, onDate);
      return (await close(sorIdentifier, onDate)).kind === 'done';
    } catch (error) {
      if (!isFault(error)) throw error;
      // What cannot be undone stays open in the ledger and is told by name.
      return false;
    }
  };

  const create = (unit: UnitDraft): Promise<UpdateAnswer> => {
    const name = unit.entityName ?? '';
    return making({ name, parent: unit.parentSorIdentifier }, () =>
      call('create', [['Entity', entityOf(unit)]], `Opret enheden “${name}” i SORUS`),
    );
  };

  /** The new unit as it was made, once it is noted as the one that takes the place of the others. */
  const makeAndTie = async (replaced: readonly string[], unit: UnitDraft): Promise<UpdateAnswer> => {
    assertTies(await contractOf(context), mappings);
    const made = await create(unit);
    if (made.kind === 'fault') return made;
    const noted: Said = [
      ...replaced.map((code) => ['replaces', code] as const),
      ['replacedBy', made.sorIdentifier],
      ['fromDate', unit.fromDate],
    ];
    const answer = await call('replace', noted, `Erstat ${replaced.join(' og ')} med ${made.sorIdentifier ?? ''} i SORUS`);
    return answer.kind === 'fault' ? answer : made;
  };

  return {
    describes: (word) => describedIn(context, word),
    create,
    update: async (sorIdentifier, changes) => {
      own.assertOwn(sorIdentifier);
      const entity: Said = [['sorIdentifier', sorIdentifier], ...entityOf(changes)];
      return call('update', [['Entity', entity]], `Ret enheden ${sorIdentifier} i SORUS`);
    },
    move: async (sorIdentifier, newParent, fromDate) => {
      own.assertOwn(sorIdentifier);
      own.moving(sorIdentifier);
      const answer = await move(sorIdentifier, newParent, fromDate);
      const moved = answer.kind === 'done' ? (answer.sorIdentifier ?? '') : '';
      // A service that gives a moved unit another code has made a unit; it must be cleaned up too.
      if (moved !== '' && moved !== sorIdentifier)
        own.made({ name: `${sorIdentifier} flyttet`, sorIdentifier: moved, parent: newParent });
      return answer;
    },
    replace: async (replaced, unit) => {
      for (const sorIdentifier of replaced) own.assertOwn(sorIdentifier);
      // Whether such a note also closes them is the service's own affair; what stands open is closed afterwards.
      if (tiesUnits(await contractOf(context), mappings)) return makeAndTie(replaced, unit);
      const name = unit.entityName ?? '';
      const said: Said = [...replaced.map((code) => ['replaces', code] as const), ['Entity', entityOf(unit)]];
      const purpose = `Erstat ${replaced.join(' og ')} med “${name}” i SORUS`;
      const answer = await making({ name, parent: unit.parentSorIdentifier }, () => call('replace', said, purpose));
      if (answer.kind === 'done') for (const sorIdentifier of replaced) own.closed(sorIdentifier);
      return answer;
    },
    close: async (sorIdentifier, toDate) => {
      own.assertOwn(sorIdentifier);
      return close(sorIdentifier, toDate);
    },
    cleanUp: async () => {
      // A unit may stand in the way of one made before it, or after it when units were moved: as long as one was closed,
      // another may follow.
      for (let before = Infinity; own.open().length > 0 && own.open().length < before;) {
        before = own.open().length;
        for (const unit of own.open()) await undo(unit);
      }
      if (own.open().length === 0) return;
      throw new EndpointError('Scenariet kunne ikke rydde helt op efter sig.', {
        place: leftoversInWords(own.open()),
        expected: 'at enheder, scenariet har oprettet, kan lukkes igen',
        remedy: 'Kør “npx sor-pilot cleanup”, eller luk enhederne i SOR.',
      });
    },
    importNow: async () => {
      const url = endpoint.importNow;
      if (url === undefined) {
        throw new PreconditionError('Den natlige indlæsning kan ikke sættes i gang her.', {
          expected: 'en adresse i interfaces.sorus.importNow; kun øvelsesendepunktet har en',
          remedy: 'Kontrollér ændringen dagen efter, når den natlige indlæsning har været der.',
        });
      }
      const purpose = 'Sæt den natlige indlæsning i gang nu';
      await send({ interface: 'sorus', purpose, method: 'POST', url, headers: {}, auth: context.auth }, context.wire);
      context.cache.forget('skrs:sorEntity');
    },
  };
}

function notMade(name: string): PreconditionError {
  return new PreconditionError(`Der oprettes ikke flere enheder i SORUS: svaret på oprettelsen af “${name}” kunne ikke læses.`, {
    place: 'SORUS',
    expected: 'at hver oprettelse besvares, så enheden kan lukkes igen',
    received: 'et svar, ingen kan se enhedens SOR-kode af, eller intet svar',
    remedy: 'Se scenariet, der oprettede den. Når svaret kan læses, så ryd op med “npx sor-pilot cleanup”, og kør igen.',
  });
}
