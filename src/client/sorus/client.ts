import type { SorusEndpoint } from '../../model/config/environment.ts';
import { Deviation, EndpointError, PreconditionError } from '../../model/faults.ts';
import { type Leftover, leftoversInWords, type LedgerEntry, type WriteLedger } from '../../model/ledger.ts';
import type { SorusClient, UnitDraft, UnitView, UpdateAnswer } from '../interfaces.ts';
import { levelViews } from '../level-views.ts';
import type { Parameter } from '../soap/envelope.ts';
import { callOperation, readWsdl, type SoapAnswer, type SoapContext } from '../soap/service.ts';
import { child, childText, type XmlElement } from '../soap/xml-tree.ts';
import { send } from '../wire/receive.ts';

export interface SorusContext extends Omit<SoapContext, 'interface' | 'url'> {
  readonly endpoint: SorusEndpoint;
  /** Where every unit that is made is written down, before it is asked for. */
  readonly ledger: WriteLedger;
  /** Units an earlier run left behind; they count as the client's own. */
  readonly leftBehind: readonly Leftover[];
  /** The ISO day of the trial; units that are cleaned up are closed as of it. */
  readonly onDate: string;
}

/**
 * A client for the update service (SORUS): SOAP 1.1, UC1 to UC5. It changes only units it has made itself: whatever a
 * scenario does, or fails to do, no unit of the region's own can be harmed. Trying to is a TypeError, a fault in the
 * scenario's steps.
 */
export function createSorusClient({ endpoint, ledger, leftBehind, onDate, ...rest }: SorusContext): SorusClient {
  const context: SoapContext = { ...rest, interface: 'sorus', url: endpoint.url };
  const { operations } = endpoint;
  const { now } = rest.wire;
  const made: { name: string; sorIdentifier: string; open: boolean }[] = leftBehind.flatMap(({ name, sorIdentifier }) =>
    sorIdentifier === undefined ? [] : [{ name, sorIdentifier, open: true }],
  );
  const write = (entry: Unstamped): void => ledger({ ...entry, at: now().toISOString() });

  const assertOwn = (sorIdentifier: string): void => {
    if (made.some((unit) => unit.sorIdentifier === sorIdentifier)) return;
    throw new TypeError(`Scenariet vil ændre ${sorIdentifier}, som det ikke selv har oprettet. Det gør værktøjet aldrig.`);
  };

  const call = async (operation: string, parameters: readonly Parameter[], purpose: string): Promise<UpdateAnswer> =>
    updateAnswer(await callOperation(context, { operation, parameters, purpose }));

  const making = async (name: string, ask: () => Promise<UpdateAnswer>): Promise<UpdateAnswer> => {
    write({ state: 'intended', name });
    const answer = await ask();
    const code = answer.kind === 'done' ? (answer.unit.sorIdentifier ?? '') : '';
    if (answer.kind === 'fault') write({ state: 'refused', name });
    else if (code !== '') {
      write({ state: 'made', name, sorIdentifier: code });
      made.push({ name, sorIdentifier: code, open: true });
    }
    return answer;
  };

  const close = async (sorIdentifier: string, toDate: string): Promise<UpdateAnswer> => {
    const answer = await call(
      operations.close,
      [
        ['SorIdentifier', sorIdentifier],
        ['ToDate', toDate],
      ],
      `Luk enheden ${sorIdentifier} i SORUS`,
    );
    if (answer.kind === 'done') markClosed(sorIdentifier);
    return answer;
  };
  const markClosed = (sorIdentifier: string): void => {
    const unit = made.find((one) => one.sorIdentifier === sorIdentifier);
    if (unit !== undefined) unit.open = false;
    write({ state: 'closed', sorIdentifier });
  };

  return {
    wsdl: () => readWsdl(context),
    create: (unit) => {
      const name = unit.EntityName ?? '';
      return making(name, () => call(operations.create, [['Entity', entityOf(unit)]], `Opret enheden “${name}” i SORUS`));
    },
    update: async (sorIdentifier, changes) => {
      assertOwn(sorIdentifier);
      const entity: readonly Parameter[] = [['SorIdentifier', sorIdentifier], ...entityOf(changes)];
      return call(operations.update, [['Entity', entity]], `Ret enheden ${sorIdentifier} i SORUS`);
    },
    move: async (sorIdentifier, newParent, fromDate) => {
      assertOwn(sorIdentifier);
      const answer = await call(
        operations.move,
        [
          ['SorIdentifier', sorIdentifier],
          ['ParentSorIdentifier', newParent],
          ['FromDate', fromDate],
        ],
        `Flyt enheden ${sorIdentifier} i SORUS`,
      );
      const moved = answer.kind === 'done' ? (answer.unit.sorIdentifier ?? '') : '';
      // A service that gives a moved unit another code has made a unit; it must be cleaned up too.
      if (moved !== '' && moved !== sorIdentifier) {
        write({ state: 'made', name: `${sorIdentifier} flyttet`, sorIdentifier: moved });
        made.push({ name: `${sorIdentifier} flyttet`, sorIdentifier: moved, open: true });
      }
      return answer;
    },
    replace: async (replaced, unit) => {
      for (const sorIdentifier of replaced) assertOwn(sorIdentifier);
      const name = unit.EntityName ?? '';
      const answer = await making(name, () =>
        call(
          operations.replace,
          [...replaced.map((sorIdentifier): Parameter => ['ReplacesSorIdentifier', sorIdentifier]), ['Entity', entityOf(unit)]],
          `Erstat ${replaced.join(' og ')} med “${name}” i SORUS`,
        ),
      );
      if (answer.kind === 'done') for (const sorIdentifier of replaced) markClosed(sorIdentifier);
      return answer;
    },
    close: async (sorIdentifier, toDate) => {
      assertOwn(sorIdentifier);
      return close(sorIdentifier, toDate);
    },
    cleanUp: async () => {
      const left: Leftover[] = [];
      for (const { name, sorIdentifier } of made.filter(({ open }) => open).toReversed()) {
        const answer = await close(sorIdentifier, onDate).catch((error: unknown) => error);
        if (!(typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'done'))
          left.push({ name, sorIdentifier });
      }
      if (left.length === 0) return;
      throw new EndpointError('Scenariet kunne ikke rydde helt op efter sig.', {
        place: leftoversInWords(left),
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

type Unstamped = LedgerEntry extends infer E ? (E extends LedgerEntry ? Omit<E, 'at'> : never) : never;

/** The draft's elements in the entity type's order, those left out left out. */
function entityOf(unit: UnitDraft): readonly Parameter[] {
  return Object.entries(unit).flatMap(([name, value]): Parameter[] => {
    if (value === undefined) return [];
    if (typeof value === 'object') return [[name, Object.entries(value as Readonly<Record<string, string>>)]];
    return [[name, String(value)]];
  });
}

function updateAnswer(answer: SoapAnswer): UpdateAnswer {
  if (answer.kind === 'fault') return answer;
  const entity = withSorIdentifier(answer.element);
  if (entity !== undefined) return { kind: 'done', unit: unitView(entity, answer.place) };
  throw new Deviation('SORUS’ svar rummer ingen enhed.', {
    place: answer.place,
    expected: 'enheden, som den er nu, med SorIdentifier',
    received: answer.element.children.map(({ name }) => name).join(', ') || 'intet indhold',
  });
}

function withSorIdentifier(element: XmlElement): XmlElement | undefined {
  if (child(element, 'SorIdentifier') !== undefined) return element;
  for (const one of element.children) {
    const found = withSorIdentifier(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unitView(entity: XmlElement, place: string): UnitView {
  const value = (name: string): string | undefined => childText(entity, name);
  const status = child(entity, 'SorStatus') ?? entity;
  const all = (name: string): string[] => entity.children.filter((one) => one.name === name).map(({ text }) => text.trim());
  return {
    sorIdentifier: value('SorIdentifier'),
    sorType: value('SorType'),
    entityName: value('EntityName'),
    entityTypeCode: value('EntityTypeIdentifier'),
    parentSorIdentifier: value('ParentSorIdentifier'),
    shakIdentifier: value('ShakIdentifier'),
    organisationalLevels: levelViews(all('OrganisationalLevelCode'), all('OrganisationalLevelName')),
    firstFromDate: childText(status, 'FirstFromDate'),
    fromDate: childText(status, 'FromDate'),
    toDate: childText(status, 'ToDate'),
    active: undefined,
    place,
  };
}
