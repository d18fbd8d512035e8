import { z } from 'zod';
import { DOCUMENTS, type DocumentName } from './documents.ts';

/**
 * The JSON Schema of a published document. Draft 7, because readers in every language know it. Unknown fields are
 * allowed: within a version, fields may be added. `address` becomes its `$id` and never changes within a version.
 */
export function jsonSchemaOf(name: DocumentName, address: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(DOCUMENTS[name], { target: 'draft-07', io: 'input' });
  return { $schema, $id: address, ...rest };
}
