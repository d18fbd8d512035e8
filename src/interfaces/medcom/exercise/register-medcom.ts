import type { FastifyInstance } from 'fastify';
import { MESSAGE_FILES } from '../../../model/config/behaviour-parts.ts';
import { type DeliveredFile, registerDelivery } from '../../deliveries/exercise.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import { contentFor, type RegionService } from '../../../exercise/ground/region-service.ts';
import { correspondentsOf, type Message, rightMessages } from './message.ts';
import { isCut, misbehave } from './misbehave.ts';
import { fhirMessage, fhirXml } from './write-fhir.ts';
import { oioxmlLetter } from './write-oioxml.ts';

/** Mounts the region's sample messages. */
export function registerMedcom(app: FastifyInstance, service: RegionService): void {
  const { behaviours } = service;
  const files = perContent(
    () => contentFor(service, { interface: 'medcom' }),
    (): ReadonlyMap<string, DeliveredFile> => {
      const who = correspondentsOf(service);
      if (who === undefined) return new Map();
      return new Map(
        rightMessages(who).map((right) => {
          const written = write(misbehave(right, behaviours, who));
          const { bytes } = written;
          return [right.file, isCut(right, behaviours) ? { ...written, bytes: bytes.subarray(0, bytes.length / 2) } : written];
        }),
      );
    },
  );
  registerDelivery(app, service, { interface: 'medcom', files: MESSAGE_FILES, render: (file) => files().get(file) });
}

function write(message: Message): DeliveredFile {
  switch (message.file) {
    case 'indlaeggelse-fhir.json':
      return {
        contentType: 'application/fhir+json; charset=utf-8',
        bytes: Buffer.from(JSON.stringify(fhirMessage(message), undefined, 2), 'utf8'),
      };
    case 'henvisning-fhir.xml':
      return { contentType: 'application/fhir+xml; charset=utf-8', bytes: Buffer.from(fhirXml(fhirMessage(message)), 'utf8') };
    case 'indlaeggelsesadvis-oioxml.xml':
    case 'korrespondance-oioxml.xml':
      // As the older letters are: the charset stands in the declaration and nowhere else.
      return { contentType: 'text/xml', bytes: Buffer.from(oioxmlLetter(message), 'latin1') };
  }
}
