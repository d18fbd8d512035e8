import { Deviation } from '../../../model/faults.ts';
import type { ReportsEndpoint } from '../../../model/config/environment.ts';
import { parseShak } from '../../../sor/identifiers/shak.ts';
import { createDeliveries, type DeliveryContext } from '../../deliveries/client/deliveries.ts';
import { saysShak } from '../../deliveries/client/document.ts';
import type { ReportClient, ReportEntry, ReportView } from '../contract.ts';
import { type RawEntry, readEntries, type ReportElements } from './read-entries.ts';

/** Deliveries of reports, and the names their entries go by. */
export interface ReportContext extends DeliveryContext {
  readonly endpoint: ReportsEndpoint;
}

/** Names under which a value of a SHAK code's form is a day, a time, a postcode or a person, and no organisation. */
const NO_ORGANISATION = /dato|date|tid|time|aar|år|year|post|cpr|person|borger|patient|diagnos|procedure/i;

/**
 * A client for a region's sample reports to LPR. What scenarios see of an entry is its responsible units and what may be
 * SHAK codes; a personal number that stands among them is masked as in the evidence.
 *
 * A value may be a SHAK code when it stands under a name that says so (“shak”, “sygehusafdelingsnummer”), or when it has
 * the form of one and does not stand under a name of a day, a postcode or the like. Whether one of the latter is a SHAK
 * code is for the register to say: only a code that some unit there carries is taken for one.
 */
export function createReportClient(context: ReportContext): ReportClient {
  const { elements } = context.endpoint;
  const mask = (value: string): string => context.wire.redactor.text(value).text;
  return createDeliveries(context, async (document, file): Promise<ReportView> => {
    const entries = (await readEntries(document, elements, file)).map((entry) => entryOf(entry, elements, mask));
    if (entries.length === 0) {
      throw new Deviation('Indberetningen har ingen forløbselementer.', {
        place: file,
        expected: `mindst ét “${elements.entry}”`,
        received: 'ingen',
        remedy: 'Hedder elementet noget andet i indberetningen, så skriv navnet under elements.entry i miljøfilen.',
      });
    }
    return { file, entries };
  });
}

function entryOf({ place, values }: RawEntry, elements: ReportElements, mask: (value: string) => string): ReportEntry {
  const isResponsible = ({ name }: RawEntry['values'][number]): boolean => name === elements.responsibleUnit;
  return {
    place,
    responsibleUnits: values.filter((one) => isResponsible(one) && one.value !== '').map(({ value }) => mask(value)),
    possibleShak: values
      .filter(({ name, value }) => value !== '' && (saysShak(name) || (parseShak(value).ok && !NO_ORGANISATION.test(name))))
      .map(({ name, value }) => ({ name, value: mask(value), saysSo: saysShak(name) })),
  };
}
