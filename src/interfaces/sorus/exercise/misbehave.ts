import type { Change, Changed } from '../../../exercise/ground/live-register/changes.ts';
import type { ChangeOptions } from '../../../exercise/ground/live-register/live-register.ts';
import type { RefusalCode } from '../../../exercise/ground/live-register/refusal.ts';
import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import type { RegionService, Scope } from '../../../exercise/ground/region-service.ts';
import type { SorUnit } from '../../../sor/unit.ts';

/** The part of a region that behaviours of SORUS touch. */
export const SORUS_SCOPE: Scope = { interface: 'sorus', datatype: 'sorEntity' };

/** A change as the region misunderstands it: the level is not read. */
export function misread(change: Change, service: RegionService): Change {
  if (!behaves(service, SORUS_SCOPE, 'sorus-ignores-level')) return change;
  if (change.kind !== 'create' && change.kind !== 'update' && change.kind !== 'replace') return change;
  const { organisationalLevelCode: ignored, ...fields } = change.fields;
  return ignored === undefined ? change : { ...change, fields };
}

/** How the region's scripted behaviours make a change: rules not held, and what they spoil of the result. */
export function changeOptions(change: Change, service: RegionService): ChangeOptions {
  const unheld = new Set<RefusalCode>(behavioursOf(service, SORUS_SCOPE, 'sorus-rule-missing').map(({ rule }) => rule));
  if (behaves(service, SORUS_SCOPE, 'sorus-ignores-level')) unheld.add('level-required');
  return { unheld, spoil: (changed) => spoil(changed, change, service) };
}

function spoil(changed: Changed, change: Change, service: RegionService): Changed {
  const before = service.register.live().content;
  if (change.kind === 'close' && behaves(service, SORUS_SCOPE, 'sorus-close-leaves-open')) return { ...changed, content: before };
  if (change.kind === 'move' && behaves(service, SORUS_SCOPE, 'sorus-move-changes-code')) return withOtherCode(changed);
  if (change.kind === 'replace' && behaves(service, SORUS_SCOPE, 'sorus-replace-without-link')) return withoutLinks(changed);
  if (behaves(service, SORUS_SCOPE, 'sorus-forgets-history') && before.superseded !== changed.content.superseded)
    return { ...changed, content: { ...changed.content, superseded: before.superseded ?? [] } };
  return changed;
}

/** The unit under a code one place further on; its children are left behind. */
function withOtherCode({ content, unit }: Changed): Changed {
  const used = new Set(content.units.map(({ sorIdentifier }) => sorIdentifier));
  const digits = unit.sorIdentifier.slice(0, -1);
  const other = Array.from('0123456789', (digit) => `${digits}${digit}`).find((code) => !used.has(code)) ?? unit.sorIdentifier;
  const moved: SorUnit = { ...unit, sorIdentifier: other };
  return { content: { ...content, units: content.units.map((one) => (one === unit ? moved : one)) }, unit: moved };
}

function withoutLinks({ content, unit }: Changed): Changed {
  const replaced = new Set(unit.replaces);
  const alone: SorUnit = { ...unit, replaces: [] };
  const units = content.units.map((one) => {
    if (one === unit) return alone;
    return replaced.has(one.sorIdentifier) ? { ...one, replacedBy: [] } : one;
  });
  return { content: { ...content, units }, unit: alone };
}
