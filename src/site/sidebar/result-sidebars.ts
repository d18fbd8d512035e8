import type { Matrix, RunSummary } from '../../report/types.ts';
import { partyKindRow } from '../../model/config/party.ts';
import type { Requirement } from '../../model/config/vocabulary.ts';
import type { Catalogue } from '../../model/specification.ts';
import { formatDateTime } from '../format.ts';
import {
  chooseRunsPath,
  environmentPath,
  hiddenNumbersPath,
  knownDeviationsPath,
  nextPath,
  openQuestionsPath,
  overviewPath,
  partiesPath,
  regionPath,
  requirementCoveragePath,
  requirementPath,
  requirementsPath,
  runPath,
  runsPath,
  signOffsPath,
  sincePath,
  specificationPath,
  specificationsPath,
} from '../paths.ts';
import { hasResults, matricesOf, type SiteData } from '../site-data.ts';
import type { SidebarItem } from './item.ts';

/** Newest runs that a menu lists; the rest are one click away. */
const LISTED_RUNS = 12;

/** The menu of result pages: environments, and the parties of the one at hand. Its length does not grow with the cases. */
export function resultsSidebar(site: Pick<SiteData, 'matrices' | 'partyMatrices'>, current: Matrix | undefined): SidebarItem[] {
  const of = current === undefined ? [] : matricesOf(site, current.environment.id);
  const [regions, ...others] = of;
  return [
    {
      label: 'Miljøer',
      items: site.matrices.map((matrix) => ({ label: matrix.environment.name, link: environmentPath(matrix.environment.id) })),
    },
    ...(regions === undefined || !hasResults(regions)
      ? []
      : [
          {
            label: 'Visninger',
            items: [
              { label: 'Alle resultater', link: environmentPath(regions.environment.id) },
              { label: 'Overblik på én side', link: overviewPath(regions.environment.id) },
              { label: 'Siden sidst', link: sincePath(regions.environment.id) },
              { label: 'Hvad skal jeg gøre nu?', link: nextPath(regions.environment.id) },
              { label: 'Kravenes dækning', link: requirementCoveragePath() },
              { label: 'Åbne spørgsmål', link: openQuestionsPath() },
              { label: 'Kendte afvigelser', link: knownDeviationsPath(regions.environment.id) },
              { label: 'Godkendelser', link: signOffsPath() },
              { label: 'Skjulte tal', link: hiddenNumbersPath(regions.environment.id) },
              ...(others.length === 0 ? [] : [{ label: 'Produkter og andre parter', link: partiesPath(regions.environment.id) }]),
            ],
          },
          {
            label: `Regioner i ${regions.environment.name}`,
            items: regions.regions.map((region) => ({ label: region.name, link: regionPath(regions.environment.id, region.id) })),
          },
        ]),
    ...others.map(({ kind, environment, regions: parties }) => ({
      label: partyKindRow(kind).plural,
      items: parties.map(({ id, name }) => ({ label: name, link: regionPath(environment.id, id) })),
    })),
  ];
}

/** The menu of scenario pages: the overview and the scenarios of the same feature. */
export function specificationsSidebar(catalogue: Catalogue, featurePath: string | undefined): SidebarItem[] {
  const mine = catalogue.specifications.filter((specification) => specification.feature.path === featurePath);
  const name = mine[0]?.feature.name;
  return [
    { label: 'Alle specifikationer', link: specificationsPath() },
    { label: 'Alle krav', link: requirementsPath() },
    { label: 'Kravenes dækning', link: requirementCoveragePath() },
    { label: 'Åbne spørgsmål', link: openQuestionsPath() },
    ...(name === undefined
      ? []
      : [{ label: name, items: mine.map(({ id, name: title }) => ({ label: `${id} ${title}`, link: specificationPath(id) })) }]),
  ];
}

/** The menu of requirement pages: both overviews, and all requirements. */
export function requirementsSidebar(requirements: readonly Requirement[]): SidebarItem[] {
  return [
    { label: 'Alle specifikationer', link: specificationsPath() },
    { label: 'Alle krav', link: requirementsPath() },
    { label: 'Kravenes dækning', link: requirementCoveragePath() },
    { label: 'Åbne spørgsmål', link: openQuestionsPath() },
    { label: 'Krav', items: requirements.map(({ id, title }) => ({ label: title, link: requirementPath(id) })) },
  ];
}

/** The menu of run pages: the newest runs. */
export function runsSidebar(runs: readonly RunSummary[]): SidebarItem[] {
  return [
    { label: 'Alle kørsler', link: runsPath() },
    ...(runs.length > 1 ? [{ label: 'Sammenlign to kørsler', link: chooseRunsPath() }] : []),
    ...(runs.length === 0
      ? []
      : [
          {
            label: 'Nyeste',
            items: runs.slice(0, LISTED_RUNS).map((run) => ({ label: formatDateTime(run.startedAt), link: runPath(run.run) })),
          },
        ]),
  ];
}
