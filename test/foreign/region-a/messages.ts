import type { Register } from '../register/register.ts';
import type { FileTree } from '../shared/file-server.ts';
import { notification, oioLetter } from '../shared/messages.ts';
import type { Party } from '../shared/messages.ts';
import { csv } from '../shared/text.ts';

/** A unit as a party: with the location number that holds for it. */
export function party(register: Register, key: string): Party {
  const unit = register.unit(register.code(key))!;
  return {
    sorId: unit.sorId,
    gln: register.inherited(unit, 'gln')!,
    name: unit.name,
    ...(unit.ydernummer !== undefined && { ydernummer: unit.ydernummer }),
  };
}

/** Region A’s samples: a notification in JSON, a requisition whose requester has an ydernummer too, an older letter. */
export function messagesA(register: Register, modified: () => Date): FileTree {
  const withoutYdernummer = ({ sorId, gln, name }: Party): Party => ({ sorId, gln, name });
  const practice = party(register, 'praksis-laege');
  const glnSystem = 'https://www.gs1.org/gln';
  const json = (message: object): Buffer => Buffer.from(JSON.stringify(message, null, 1));
  return {
    modified,
    files: new Map([
      [
        'sygehusadvis.json',
        () =>
          json(
            notification({
              sender: party(register, 'kardiologi-1'),
              receiver: withoutYdernummer(practice),
              glnSystem,
              event: 'hospital-notification-message',
            }),
          ),
      ],
      [
        'rekvisition.json',
        () =>
          json(
            notification({
              sender: practice,
              receiver: party(register, 'biokemi-0'),
              glnSystem,
              event: 'laboratory-requisition-message',
              senderProfile: 'medcom-messaging-requester-organization',
            }),
          ),
      ],
      [
        'udskrivning.xml',
        () =>
          Buffer.from(
            oioLetter({
              namespace: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/',
              root: 'Emessage',
              letter: 'DischargeLetter',
              sender: party(register, 'lunge-1'),
              receiver: practice,
              receiverIdentifier: [practice.sorId, 'sorkode'],
              text: 'Udskrevet i velbefindende. Kontrol om tre måneder.',
            }),
            'latin1',
          ),
      ],
    ]),
  };
}

/** Region A’s report to LPR: a table, one course element a row. */
export function lprA(register: Register, modified: () => Date): FileTree {
  const rows = ['kardiologi-1', 'lunge-2', 'neurologi-3', 'roentgen-1', 'nyre-1'].map((key, index) => [
    `A-${1001 + index}`,
    `2026-11-0${index + 1}`,
    'ALCA00',
    register.code(key),
  ]);
  return {
    modified,
    files: new Map([
      [
        'lpr-uddrag.csv',
        () => Buffer.from(csv(['ForloebselementId', 'Starttidspunkt', 'Kontakttype', 'AnsvarligSorEnhed'], rows)),
      ],
    ]),
  };
}
