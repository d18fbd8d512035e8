import type { FastifyInstance } from 'fastify';
import { XML_GROUPS } from '../../../sor/fields.ts';
import { valuesOfUnit } from '../../../sor/formats/fields-of-unit.ts';
import type { SorUnit } from '../../../sor/unit.ts';
import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import { recordLeaves } from '../../../exercise/ground/record-leaves.ts';
import type { Change } from '../../../exercise/ground/live-register/changes.ts';
import { Refusal } from '../../../exercise/ground/live-register/refusal.ts';
import type { RegionService, ServedLevel } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { mountService } from '../../soap/exercise.ts';
import { RESULT_ELEMENTS, SORUS, SORUS_FAULT, STATUS_ELEMENTS } from './description.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import { changeOptions, misread, SORUS_SCOPE } from './misbehave.ts';
import { readChange } from './read-change.ts';

/** Mounts the update service (SORUS): UC1 to UC5 on the region's live register. */
export function registerSorus(app: FastifyInstance, service: RegionService): void {
  mountService(app, service, {
    scope: { interface: 'sorus' },
    description: SORUS,
    answer: (operation, request) => resultXml(makeChange(readChange(operation, request), service), service),
  });
}

/** Mounts the nightly import: POST makes it happen now. */
export function registerNightlyImport(app: FastifyInstance, service: RegionService): void {
  app.post('/', (_request, reply) => {
    if (!behaves(service, SORUS_SCOPE, 'sorus-import-loses-change')) service.register.importNow();
    return reply.code(204).send();
  });
}

function makeChange(asked: Change, service: RegionService): SorUnit {
  const change = misread(asked, service);
  try {
    return service.register.change(change, changeOptions(change, service));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (behaves(service, SORUS_SCOPE, 'sorus-changes-on-refusal')) renameAllTheSame(change, service);
    const isBare = behaves(service, SORUS_SCOPE, 'sorus-fault-without-code');
    throw new SoapFault(error.message, isBare ? {} : { code: `${SORUS_FAULT}${error.code}` });
  }
}

function renameAllTheSame(change: Change, service: RegionService): void {
  if (change.kind !== 'update' || change.fields.entityName === undefined) return;
  const { entityName } = change.fields;
  try {
    service.register.change({ kind: 'update', sorIdentifier: change.sorIdentifier, fields: { entityName } });
  } catch (error) {
    // The name itself may be what was refused; then there is nothing to do wrong.
    if (!(error instanceof Refusal)) throw error;
  }
}

function resultXml(unit: SorUnit, service: RegionService): string {
  const values = valuesOfUnit(unit);
  const status = recordLeaves(STATUS_ELEMENTS, values, []);
  const fields = `${recordLeaves(RESULT_ELEMENTS, values, levelsShown(unit, service))}<${XML_GROUPS.status}>${status}</${XML_GROUPS.status}>`;
  return `<Entity>${fields}</Entity>`;
}

function levelsShown(unit: SorUnit, service: RegionService): readonly ServedLevel[] {
  const isTouched = behavioursOf(
    service,
    SORUS_SCOPE,
    'omit-level-code',
    'omit-level-name',
    'empty-level-code',
    'wrong-level-name',
  );
  const own: readonly ServedLevel[] =
    isTouched.length === 0
      ? unit.organisationalLevel === undefined
        ? []
        : [unit.organisationalLevel]
      : (servedRegister(service, SORUS_SCOPE).units.find((one) => one.unit.sorIdentifier === unit.sorIdentifier)?.levels ?? []);
  const hidesName = behaves(service, SORUS_SCOPE, 'sorus-answer-without-level-name');
  const hidesCode = behaves(service, SORUS_SCOPE, 'sorus-answer-without-level-code');
  return own.map(({ code, name }) => ({ code: hidesCode ? undefined : code, name: hidesName ? undefined : name }));
}
