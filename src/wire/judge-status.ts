import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { Deviation, EndpointError, type FaultDetails, NotOffered, PreconditionError } from '../model/faults.ts';
import { type AnswerHead, type Call, headerValue, type Wire } from './call.ts';

/** How much of an error page is quoted in a message. */
const QUOTE_LENGTH = 200;

/**
 * What a status means that is neither 2xx nor part of the interface's own protocol. Redirects are not followed: an
 * answer from another address than the configured one would be evidence about the wrong system.
 */
export function statusFault(call: Call, head: AnswerHead & { readonly text: string }, wire: Wire): Error {
  const { status } = head;
  const name = INTERFACE_NAMES[call.interface];
  const location = headerValue(head, 'location');
  const details = (expected: string, remedy: string): FaultDetails => ({
    place: wire.redactor.url(`${call.method} ${call.url}`).text,
    expected,
    received: received(head, location, wire),
    remedy,
  });
  if (status >= 300 && status < 400) {
    return new EndpointError(
      'Systemet viste videre til en anden adresse i stedet for at svare.',
      details('et svar fra den adresse, der står i konfigurationen', 'Ret adressen i konfigurationen til den, der svarer selv.'),
    );
  }
  if (status === 401 || status === 403) {
    return new PreconditionError(
      `Der er ikke givet adgang til ${name}.`,
      details(expectedAccess(call, wire), 'Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen.'),
    );
  }
  if (status === 501 || (status === 404 && call.absence === 'not-offered')) {
    return new NotOffered(
      `${name} tilbydes ikke endnu på adressen.`,
      details('at adressen fra konfigurationen findes', 'Ret adressen, eller skriv notOffered med en grund i konfigurationen.'),
    );
  }
  if (status === 408 || status === 425 || status === 429) {
    const wait = headerValue(head, 'retry-after');
    return new EndpointError(
      status === 429 ? 'Systemet beder om færre forespørgsler ad gangen.' : 'Systemet bad om at få forespørgslen igen senere.',
      details(
        'et svar',
        wait === undefined
          ? 'Sænk concurrency i miljøets konfiguration.'
          : `Systemet beder om at vente: ${wait}. Sænk concurrency.`,
      ),
    );
  }
  if (status >= 500) {
    return new EndpointError(
      'Systemet fejlede og sagde det selv.',
      details('et svar', 'Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling.'),
    );
  }
  return new Deviation(
    'Systemet afviste forespørgslen.',
    details('et svar med status 200', 'Se i udvekslingen, hvad systemet skriver om grunden.'),
  );
}

/** What was refused. A client certificate is part of it: a server may tell of one it does not accept by a status. */
function expectedAccess({ auth }: Call, { redactor }: Wire): string {
  const proofs = [auth?.proof, auth?.certificate === undefined ? undefined : `klientcertifikatet ${auth.certificate}`];
  const shown = proofs.filter((proof) => proof !== undefined).join(' og ');
  return shown === '' ? 'et svar uden adgangsoplysninger: konfigurationen har ingen' : redactor.text(`et svar på ${shown}`).text;
}

function received(
  { status, text }: { readonly status: number; readonly text: string },
  location: string | undefined,
  wire: Wire,
): string {
  const to = location === undefined ? '' : ` til ${wire.redactor.url(location).text}`;
  const quote = wire.redactor.text(text).text.replaceAll(/\s+/g, ' ').trim().slice(0, QUOTE_LENGTH);
  return `status ${status}${to}${quote === '' ? '' : `: “${quote}”`}`;
}
