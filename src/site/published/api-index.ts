import { MARKS, VERDICTS } from '../../model/verdict.ts';
import { DOCUMENTS, type DocumentName, type DocumentOf } from '../../report/export/json/documents.ts';
import { type ApiVersion, marksIn, verdictsIn } from '../../report/export/version.ts';
import { type PartyKind, partyKindRow } from '../../model/config/party.ts';
import {
  allFeedPath,
  apiChangesPath,
  apiCsvPath,
  apiEarlPath,
  apiJUnitPath,
  apiMatrixPath,
  apiOpenQuestionsPath,
  apiRegionPath,
  apiRunsPath,
  apiScenariosPath,
  apiSchemaPath,
  badgePath,
  regionFeedPath,
  whole,
} from '../data-paths.ts';
import { environmentPath } from '../paths.ts';
import { matricesOf, type SiteData } from '../site-data.ts';
import { rolloutIndex, type RolloutSite } from './rollout-data.ts';

/** The names of a version's published schemas. */
export const schemaNames = (version: ApiVersion): readonly DocumentName[] => Object.keys(DOCUMENTS[version]) as DocumentName[];

/** Where everything stands, as a document: the one address that a program needs to know. */
export function indexJson(
  site: Pick<SiteData, 'matrices' | 'partyMatrices'> & RolloutSite,
  siteUrl: string | undefined,
  { version, tool }: { readonly version: ApiVersion; readonly tool: string },
): DocumentOf<'index'> {
  const at = (path: string): string => whole(siteUrl, path);
  const placesOf = (environment: string, party: string) => ({
    data: at(apiRegionPath(environment, party, version)),
    feed: at(regionFeedPath(environment, party)),
    badge: at(badgePath(environment, party)),
  });
  const marks = marksIn(version);
  const verdicts = verdictsIn(version);
  return {
    $schema: at(apiSchemaPath('index', version)),
    version,
    generator: { name: 'sor-pilot', version: tool },
    environments: site.matrices.map(({ environment: { id, name, exercise }, regions, updatedAt }) => ({
      ...{ id, name, exercise, updatedAt },
      page: at(environmentPath(id)),
      matrix: at(apiMatrixPath(id, version)),
      changes: updatedAt === undefined ? undefined : at(apiChangesPath(id, version)),
      csv: at(apiCsvPath(id, version)),
      junit: at(apiJUnitPath(id, version)),
      earl: at(apiEarlPath(id, version)),
      feed: at(allFeedPath(id)),
      regions: regions.map((region) => ({ id: region.id, name: region.name, ...placesOf(id, region.id) })),
      ...(version === 'v1' ? {} : { parties: partiesOf(site, id).map((party) => ({ ...party, ...placesOf(id, party.id) })) }),
    })),
    runs: at(apiRunsPath(version)),
    scenarios: at(apiScenariosPath(version)),
    schemas: Object.fromEntries(schemaNames(version).map((name) => [name, at(apiSchemaPath(name, version))])),
    openQuestions: version === 'v1' ? undefined : at(apiOpenQuestionsPath()),
    rollout: version === 'v1' ? undefined : rolloutIndex(site, siteUrl),
    verdicts: VERDICTS.filter(({ code }) => verdicts.includes(code)).map(({ code, da, junit, earl }) => ({
      code,
      word: da,
      junit,
      earl,
    })),
    marks: MARKS.filter(({ code }) => marks.includes(code)).map(({ code, da, meaning }) => ({ code, word: da, meaning })),
  };
}

/** The parties of an environment that are no regions. */
function partiesOf(
  site: Pick<SiteData, 'matrices' | 'partyMatrices'>,
  environment: string,
): readonly { readonly id: string; readonly name: string; readonly kind: PartyKind; readonly kindName: string }[] {
  return matricesOf(site, environment).flatMap(({ kind, regions }) =>
    kind === 'region' ? [] : regions.map(({ id, name }) => ({ id, name, kind, kindName: partyKindRow(kind).da })),
  );
}
