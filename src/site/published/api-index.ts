import { MARKS, VERDICTS } from '../../model/verdict.ts';
import { DOCUMENTS, type DocumentName, type DocumentOf } from '../../report/export/json/documents.ts';
import type { Matrix } from '../../report/types.ts';
import {
  allFeedPath,
  apiChangesPath,
  apiCsvPath,
  apiEarlPath,
  apiJUnitPath,
  apiMatrixPath,
  apiRegionPath,
  apiRunsPath,
  apiScenariosPath,
  apiSchemaPath,
  badgePath,
  regionFeedPath,
  whole,
} from '../data-paths.ts';
import { environmentPath } from '../paths.ts';

/** The names of the published schemas. */
export const SCHEMA_NAMES = Object.keys(DOCUMENTS) as readonly DocumentName[];

/** Where everything stands, as a document: the one address that a program needs to know. */
export function indexJson(matrices: readonly Matrix[], siteUrl: string | undefined, version: string): DocumentOf<'index'> {
  const at = (path: string): string => whole(siteUrl, path);
  return {
    $schema: at(apiSchemaPath('index')),
    version: 'v1',
    generator: { name: 'sor-pilot', version },
    environments: matrices.map(({ environment: { id, name, exercise }, regions, updatedAt }) => ({
      ...{ id, name, exercise, updatedAt },
      page: at(environmentPath(id)),
      matrix: at(apiMatrixPath(id)),
      changes: updatedAt === undefined ? undefined : at(apiChangesPath(id)),
      csv: at(apiCsvPath(id)),
      junit: at(apiJUnitPath(id)),
      earl: at(apiEarlPath(id)),
      feed: at(allFeedPath(id)),
      regions: regions.map((region) => ({
        id: region.id,
        name: region.name,
        data: at(apiRegionPath(id, region.id)),
        feed: at(regionFeedPath(id, region.id)),
        badge: at(badgePath(id, region.id)),
      })),
    })),
    runs: at(apiRunsPath()),
    scenarios: at(apiScenariosPath()),
    schemas: Object.fromEntries(SCHEMA_NAMES.map((name) => [name, at(apiSchemaPath(name))])),
    verdicts: VERDICTS.map(({ code, da, junit, earl }) => ({ code, word: da, junit, earl })),
    marks: MARKS.map(({ code, da, meaning }) => ({ code, word: da, meaning })),
  };
}
