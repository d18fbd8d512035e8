import type { Configuration } from '../../model/config/configuration.ts';
import type { DocumentName, DocumentOf } from '../../report/export/json/documents.ts';
import type { RolloutPlace, RolloutSource } from '../../report/export/json/rollout.ts';
import { countryScope, regionScopes, type RolloutScope } from '../../report/rollout/scope.ts';
import {
  apiRolloutChangesCsvPath,
  apiRolloutChangesPath,
  apiRolloutDaysCsvPath,
  apiRolloutDaysPath,
  apiSchemaPath,
  rolloutFeedPath,
  whole,
} from '../data-paths.ts';
import { rolloutPath, rolloutRegionPath } from '../paths.ts';
import { isConfirmedRule } from '../rollout-rules.ts';
import type { SiteData } from '../site-data.ts';

/** What is published of the rollout is made of this much of the site. */
export type RolloutSite = Pick<SiteData, 'rollout'> & { readonly configuration: Pick<Configuration, 'regions'> };

/** The country, then every region that anything was measured of. */
export const rolloutScopes = ({ rollout, configuration: { regions } }: RolloutSite): readonly RolloutScope[] => [
  countryScope(rollout),
  ...regionScopes(rollout, regions),
];

/** The page that tells of the country or a region. */
export const rolloutPageOf = ({ region }: RolloutScope): string =>
  region === undefined ? rolloutPath() : rolloutRegionPath(region.id);

/** What each document of the rollout is made of. */
export const rolloutSources = (site: RolloutSite): readonly RolloutSource[] =>
  rolloutScopes(site).map((scope) => ({
    exercise: site.rollout.exercise,
    scope,
    regions: site.configuration.regions,
    isConfirmed: isConfirmedRule,
  }));

/** Where a document of the country or a region stands, with its page. */
export const rolloutPlace = (siteUrl: string | undefined, schema: DocumentName, scope: RolloutScope): RolloutPlace => ({
  $schema: whole(siteUrl, apiSchemaPath(schema)),
  page: whole(siteUrl, rolloutPageOf(scope)),
});

/** The rollout's part of the list of all addresses. */
export function rolloutIndex(site: RolloutSite, siteUrl: string | undefined): NonNullable<DocumentOf<'index'>['rollout']> {
  const addressesOf = (scope: RolloutScope) => {
    const at = (path: (region?: string) => string): string => whole(siteUrl, path(scope.region?.id));
    return {
      page: whole(siteUrl, rolloutPageOf(scope)),
      days: at(apiRolloutDaysPath),
      daysCsv: at(apiRolloutDaysCsvPath),
      changes: at(apiRolloutChangesPath),
      changesCsv: at(apiRolloutChangesCsvPath),
      feed: at(rolloutFeedPath),
    };
  };
  return {
    exercise: site.rollout.exercise,
    ...addressesOf(countryScope(site.rollout)),
    regions: regionScopes(site.rollout, site.configuration.regions).map((scope) => ({
      id: scope.region.id,
      name: scope.region.name,
      ...addressesOf(scope),
    })),
  };
}
