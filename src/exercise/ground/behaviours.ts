import { type Behaviour, type BehaviourKind, ownerOf } from '../../model/config/behaviour.ts';
import type { RegionService, Scope } from './region-service.ts';

/** A behaviour of one kind. */
export type BehaviourOf<K extends BehaviourKind> = Extract<Behaviour, { readonly kind: K }>;

/** Whether a behaviour touches this part of the region. One that names no interface belongs to its own protocol. */
export function touches(behaviour: Behaviour, scope: Scope): boolean {
  if (!('interfaces' in behaviour)) return ownerOf(behaviour.kind) === scope.interface;
  if (!behaviour.interfaces.includes(scope.interface)) return false;
  if (behaviour.files !== undefined && (scope.file === undefined || !behaviour.files.includes(scope.file))) return false;
  return behaviour.datatypes === undefined || (scope.datatype !== undefined && behaviour.datatypes.includes(scope.datatype));
}

/** The behaviours of some kinds that touch a part of the region, in the order of the file. */
export function behavioursOf<K extends BehaviourKind>(
  service: RegionService,
  scope: Scope,
  ...kinds: readonly K[]
): BehaviourOf<K>[] {
  return service.behaviours.filter(
    (behaviour): behaviour is BehaviourOf<K> =>
      (kinds as readonly BehaviourKind[]).includes(behaviour.kind) && touches(behaviour, scope),
  );
}

/** Whether a behaviour of one of the kinds touches a part of the region. */
export function behaves(service: RegionService, scope: Scope, ...kinds: readonly BehaviourKind[]): boolean {
  return behavioursOf(service, scope, ...kinds).length > 0;
}

/** Which units a behaviour names. */
interface UnitChoice {
  readonly roles?: readonly string[] | undefined;
  readonly sorCodes?: readonly string[] | undefined;
}

/** The SOR codes a behaviour is limited to; undefined means all units. A role the region has no unit for names none. */
export function unitsOf({ roles, sorCodes }: UnitChoice, service: RegionService): ReadonlySet<string> | undefined {
  if (roles === undefined && sorCodes === undefined) return undefined;
  return new Set([...(roles ?? []).flatMap((role) => service.testUnits[role] ?? []), ...(sorCodes ?? [])]);
}
