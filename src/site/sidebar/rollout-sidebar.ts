import { rolloutFiguresPath, rolloutPath, rolloutRecomputePath, rolloutRegionPath } from '../paths.ts';
import { rolloutScopes, type RolloutSite } from '../published/rollout-data.ts';
import type { SidebarItem } from './item.ts';

/** The menu of the rollout: the country, each region, what the figures are, and where a day is measured again. Hospitals are found on their region's page. */
export function rolloutSidebar(site: RolloutSite): SidebarItem[] {
  const regions = rolloutScopes(site).flatMap(({ region }) => region ?? []);
  return [
    { label: 'Hele landet', link: rolloutPath() },
    { label: 'Sådan er tallene gjort op', link: rolloutFiguresPath() },
    { label: 'Efterregn en dag', link: rolloutRecomputePath() },
    { label: 'Regioner', items: regions.map(({ id, name }) => ({ label: name, link: rolloutRegionPath(id) })) },
  ];
}
