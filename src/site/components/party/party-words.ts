import { type Party, partyKindRow } from '../../../model/config/party.ts';
import type { Matrix, MatrixRegion } from '../../../report/types.ts';

/** What a matrix is of: `TEST1` for its regions, `TEST1: leverandørers produkter` for another kind of party. */
export const matrixName = ({ environment, kind }: Pick<Matrix, 'environment' | 'kind'>): string =>
  kind === 'region' ? environment.name : `${environment.name}: ${partyKindRow(kind).plural.toLowerCase()}`;

/** A party's name; its id when the configuration no longer has it. */
export const partyName = (parties: readonly Pick<Party, 'id' | 'name'>[], id: string): string =>
  parties.find((party) => party.id === id)?.name ?? id;

/** `Afprøvet som produkt, version 4.2`: how a product's results are told where it is in use. */
export function triedAsProduct({ tried, latest }: Pick<MatrixRegion, 'tried' | 'latest'>): string {
  if (latest === undefined) return 'Ikke afprøvet som produkt';
  return `Afprøvet som produkt, ${tried?.version === undefined ? 'uden oplyst version' : `version ${tried.version}`}`;
}

/** Says so where a party has another version of a product in use than the one that was tried; undefined where it has not. */
export function otherVersion(inUse: string | undefined, { tried }: Pick<MatrixRegion, 'tried'>): string | undefined {
  if (inUse === undefined || inUse === tried?.version) return undefined;
  return `Her er version ${inUse} i brug.`;
}
