import { z } from 'zod';

/**
 * The JSON Schema of a published document. Draft 7, because readers in every language know it. Unknown fields are
 * allowed: within a version, fields may be added. `address` becomes its `$id` and never changes within a version.
 */
export function jsonSchemaOf(document: z.ZodType, address: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(document, { target: 'draft-07', io: 'input' });
  return { $schema, $id: address, ...rest };
}
