import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import type { FileTree } from '../shared/file-server.ts';
import { fhirXml, inBusinessHeader, notification, oioLetter } from '../shared/messages.ts';
import type { Party } from '../shared/messages.ts';
import { element } from '../shared/xml.ts';

function party(register: Register, key: string): Party {
  const unit = register.unit(register.code(key))!;
  const gln = register.inherited(unit, 'gln')!;
  return { sorId: unit.sorId, gln, name: unit.name, ...(unit.ydernummer !== undefined && { ydernummer: unit.ydernummer }) };
}

/** Region B’s samples: FHIR in XML, and a letter that travels in a business document header. */
export function messagesB(register: Register, modified: () => Date): FileTree {
  const { sorId, gln, name } = party(register, 'laegehus-klinik');
  const practice = { sorId, gln, name };
  const sender = party(register, 'hjerte-1');
  return {
    modified,
    files: new Map([
      [
        'advis/indlagt.xml',
        () =>
          Buffer.from(
            fhirXml(
              notification({
                sender,
                receiver: practice,
                glnSystem: 'http://www.gs1.org/gln',
                event: 'hospital-notification-message',
              }),
            ),
          ),
      ],
      [
        'breve/epikrise.xml',
        () =>
          Buffer.from(
            inBusinessHeader(
              oioLetter({
                namespace: 'http://rep.oio.dk/medcom.dk/xml/schemas/2012/03/28/',
                root: 'Emessage',
                letter: 'DischargeLetter',
                sender,
                receiver: practice,
                receiverIdentifier: [practice.sorId, 'sorkode'],
                text: 'Indlagt fem døgn & udskrevet.',
              }),
              sender,
              practice,
            ),
          ),
      ],
    ]),
  };
}

/** Region B’s report to LPR: a form of its own, in a name space, with the responsible unit as an element. */
export function lprB(register: Register, mistakes: Mistakes, modified: () => Date): FileTree {
  const keys = ['hjerte-1', 'nyrer-2', 'kvinder-1', 'kraeft-2', mistakes.has('lpr-lukket-enhed') ? 'infek-2' : 'infek-1'];
  const report = (): string => {
    const contacts = keys.map((key, index) => {
      const parts = [
        element('l:Loebenummer', String(index + 1)),
        element('l:Kontaktstart', `2026-10-1${index}T08:30:00`),
        `<l:Organisation>${element('l:SorAnsvarlig', register.code(key))}</l:Organisation>`,
        element('l:Aktionsdiagnose', 'DZ039'),
      ];
      return `  <l:Kontakt>${parts.join('')}</l:Kontakt>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<l:Uddrag xmlns:l="urn:region-b:lpr:uddrag:1" periode="2026-10">\n${contacts.join('')}</l:Uddrag>\n`;
  };
  return { modified, files: new Map([['2026-10/uddrag.xml', () => Buffer.from(report())]]) };
}
