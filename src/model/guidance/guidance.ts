import type { CodeList } from './code-list.ts';
import type { DataElement } from './data-element.ts';
import type { SystemKind } from './migration.ts';
import type { PhaseOutSystem } from './phase-out.ts';
import type { Plan } from './plan.ts';
import type { SituationGuide } from './situation.ts';
import type { SorSource, SorSourceChoice } from './sor-source.ts';
import type { Term } from './term.ts';

/** Everything under guidance/: what the guidance holds as tables, read, validated and cross-checked. */
export interface Guidance {
  readonly elements: readonly DataElement[];
  readonly codeLists: readonly CodeList[];
  readonly sorSources: readonly SorSource[];
  readonly choices: readonly SorSourceChoice[];
  readonly plan: Plan;
  readonly systems: readonly PhaseOutSystem[];
  readonly systemKinds: readonly SystemKind[];
  readonly terms: readonly Term[];
  readonly situations: readonly SituationGuide[];
}
