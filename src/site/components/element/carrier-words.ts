import type { CarriedElement, DataElement } from '../../../model/guidance/data-element.ts';
import { CARRIER_ROWS, ELEMENT_CARRIERS, type ElementCarrier } from '../../../model/interfaces.ts';

/** The four things that can be said of an element in a carrier. */
export type CarrierState = 'confirmed' | 'assumption' | 'absent' | 'unknown';

/** Each state as a word and as the sentence that explains it. */
export const CARRIER_STATES: Readonly<Record<CarrierState, { readonly word: string; readonly meaning: string }>> = {
  confirmed: { word: 'Bekræftet', meaning: 'En offentlig kilde viser navnet.' },
  assumption: {
    word: 'Antagelse',
    meaning: 'Ingen kilde viser navnet her; det er sluttet af en anden snitflade eller en tidligere version.',
  },
  absent: { word: 'Findes ikke', meaning: 'En offentlig kilde viser, at snitfladen ikke har elementet.' },
  unknown: { word: 'Ukendt', meaning: 'Ingen kilde siger, om elementet findes her, eller hvad det hedder.' },
};

/** One element in one carrier, in words. */
export interface CarrierFact {
  readonly carrier: ElementCarrier;
  readonly state: CarrierState;
  /** The carrier's own spelling; undefined where it has none or none is known. */
  readonly name: string | undefined;
  /** The carrier it was read off, when the spelling is that carrier's and only assumed to be this one's too. */
  readonly like: ElementCarrier | undefined;
  readonly note: string | undefined;
  readonly sources: readonly string[];
}

/** An element in every carrier, in the order of the table. A carrier the element says nothing of is unknown. */
export function carrierFacts({ carriers }: Pick<DataElement, 'carriers'>): readonly CarrierFact[] {
  return ELEMENT_CARRIERS.map((carrier) => {
    const fact = carrierFact(carrier, carriers[carrier]);
    const model = CARRIER_ROWS[carrier].like;
    const same = model !== undefined && fact.state === 'assumption' && fact.name === carrierFact(model, carriers[model]).name;
    return same ? { ...fact, like: model } : fact;
  });
}

function carrierFact(carrier: ElementCarrier, carried: CarriedElement | undefined): CarrierFact {
  if (carried === undefined) return { carrier, state: 'unknown', name: undefined, like: undefined, note: undefined, sources: [] };
  const { note, sources } = carried;
  if (carried.is !== 'there') return { carrier, state: carried.is, name: undefined, like: undefined, note, sources };
  return { carrier, state: carried.certainty, name: carried.name, like: undefined, note, sources };
}

/** How many elements stand in each state in each carrier. */
export function countByCarrier(
  elements: readonly Pick<DataElement, 'carriers'>[],
): Readonly<Record<ElementCarrier, Readonly<Record<CarrierState, number>>>> {
  const facts = elements.flatMap(carrierFacts);
  const count = (carrier: ElementCarrier, state: CarrierState): number =>
    facts.filter((fact) => fact.carrier === carrier && fact.state === state).length;
  const counted = ELEMENT_CARRIERS.map((carrier) => [
    carrier,
    {
      confirmed: count(carrier, 'confirmed'),
      assumption: count(carrier, 'assumption'),
      absent: count(carrier, 'absent'),
      unknown: count(carrier, 'unknown'),
    },
  ]);
  return Object.fromEntries(counted) as Record<ElementCarrier, Record<CarrierState, number>>;
}

/** Where a long spelling may be broken: after a slash or a dot, and between the words of a compound name. */
export const breakable = (name: string): readonly string[] => name.split(/(?<=[/.])|(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])/);
