import type { DocumentName } from './json/documents.ts';

/**
 * Where things stand on the site. The report knows no addresses of its own: the one who writes an export says where its
 * reader finds the rest, whole when the site's address is known and from the root when it is not.
 */
export interface Addresses {
  readonly schema: (name: DocumentName) => string;
  readonly environmentPage: (environment: string) => string;
  readonly regionPage: (environment: string, region: string) => string;
  readonly casePage: (environment: string, region: string, key: string) => string;
  readonly scenarioPage: (id: string) => string;
  readonly runPage: (run: string) => string;
  readonly runData: (run: string) => string;
}
