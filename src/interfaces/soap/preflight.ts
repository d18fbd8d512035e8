import { Deviation, parseFaultMessage } from '../../model/faults.ts';
import type { ServiceContract } from '../../protocols/soap/contract.ts';
import { parseXml } from '../../protocols/xml/xml-tree.ts';
import type { Told } from '../interface.ts';
import { contractOf, readWsdl, type SoapContext } from './client.ts';
import { ContractNotUnderstood } from './not-understood.ts';

/**
 * What a SOAP service says of itself: the name and namespace of its WSDL, and where that says that it answers. Throws
 * ContractNotUnderstood, as a scenario would, where its contract cannot be used as it is.
 *
 * @param checks each throws for a part of the contract that is not understood.
 */
export async function describeService(
  context: SoapContext,
  checks: (contract: ServiceContract) => readonly (() => void)[],
): Promise<Told> {
  const contract = await contractOf(context);
  assertUnderstood(checks(contract));
  const wsdl = await readWsdl(context).catch((error: unknown) => {
    if (context.given === undefined) throw error;
    return undefined;
  });
  if (wsdl === undefined)
    return { version: 'Tjenesten giver ingen WSDL; den, konfigurationen peger på, bruges', release: undefined };
  const told = describedBy(wsdl);
  return { ...told, version: `${told.version ?? ''}${elsewhere(contract, context)}` };
}

/** What a SOAP service says of itself: the name and namespace of its WSDL. Throws XmlRefused for what is no XML. */
export function describedBy(wsdl: string): Told {
  const { attributes } = parseXml(wsdl);
  const name = attributes['name'] ?? 'WSDL uden navn';
  const namespace = attributes['targetNamespace'];
  return { version: namespace === undefined ? name : `${name}, ${namespace}`, release: undefined };
}

/** What of the contract is not followed, because it leads away from the address that configuration gives. */
function elsewhere({ addresses, unread }: ServiceContract, { url, wire }: SoapContext): string {
  const own = new URL(url);
  const others = addresses.filter((address) => {
    const told = URL.parse(address, url);
    return told === null || told.origin !== own.origin || told.pathname.replace(/\/+$/, '') !== own.pathname.replace(/\/+$/, '');
  });
  const shown = (all: readonly string[]): string => all.map((one) => wire.redactor.url(one).text).join(', ');
  const ignored = others.length === 0 ? '' : `. Den nævner en anden adresse, som ikke bruges: ${shown(others)}`;
  const left = unread.length === 0 ? '' : `. Ikke læst, fordi det ligger et andet sted eller mangler: ${shown(unread)}`;
  return `${ignored}${left}`;
}

/** Throws what is not understood, the first with its details. */
function assertUnderstood(checks: readonly (() => void)[]): void {
  const problems = new Map<string, ContractNotUnderstood>();
  for (const check of checks) {
    try {
      check();
    } catch (error) {
      // What the contract lacks and a public source says it has is a finding of the scenarios, not in the way of them.
      if (error instanceof Deviation) continue;
      if (!(error instanceof ContractNotUnderstood)) throw error;
      problems.set(error.message, error);
    }
  }
  const [first, ...others] = problems.values();
  if (first === undefined) return;
  if (others.length === 0) throw first;
  const { sentence, details } = parseFaultMessage(first.message);
  const more = others.map(({ message }) => parseFaultMessage(message).sentence.replace(/^Kontrakten er ikke forstået: /, ''));
  throw new ContractNotUnderstood(`${sentence} Heller ikke: ${more.join(' ')}`, details);
}
