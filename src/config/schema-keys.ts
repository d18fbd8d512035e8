import type { z } from 'zod';
import type { KeyPath } from './wording.ts';

/**
 * The keys a schema knows at a path, so that an unknown one can be answered with the nearest known. A choice between
 * shapes gives the keys of them all. Empty where the schema has no fixed keys.
 */
export function schemaKeysAt(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  let reached = unwrap(schema);
  for (const part of path) reached = reached.flatMap((candidate) => step(candidate, part)).flatMap(unwrap);
  return [...new Set(reached.flatMap((candidate) => ('shape' in candidate._zod.def ? Object.keys(shapeOf(candidate)) : [])))];
}

/** The schemas behind default, prefault, optional and unions. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'default':
    case 'prefault':
    case 'optional':
    case 'nullable':
    case 'readonly':
      return unwrap(def.innerType);
    case 'union':
      return def.options.flatMap(unwrap);
    default:
      return [schema];
  }
}

function step(schema: z.core.$ZodType, part: PropertyKey): z.core.$ZodType[] {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'object': {
      const next = Object.hasOwn(def.shape, part) ? def.shape[String(part)] : undefined;
      return next === undefined ? [] : [next];
    }
    case 'array':
      return [def.element];
    case 'record':
      return [def.valueType];
    default:
      return [];
  }
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  return def.type === 'object' ? def.shape : {};
}
