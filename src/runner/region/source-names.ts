import { resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { nameInPlaces, type Places } from '../../model/places.ts';

/**
 * Gives messages the names that files have in results: Cucumber tells them from the home, where a common one lies wherever
 * the tool happens to be installed. In a clone they are the same already.
 */
export function sourceNames(places: Places): (envelope: Envelope) => Envelope {
  if (places.tool === places.home) return (envelope) => envelope;
  const named = <T extends { readonly uri?: string }>(one: T): T =>
    one.uri === undefined ? one : { ...one, uri: nameInPlaces(places, resolve(places.home, one.uri)) };
  const placed = <T extends { readonly sourceReference?: { readonly uri?: string } }>(one: T): T =>
    one.sourceReference === undefined ? one : { ...one, sourceReference: named(one.sourceReference) };
  return (envelope) => {
    const { source, gherkinDocument, pickle, stepDefinition, hook, parameterType } = envelope;
    return {
      ...envelope,
      ...(source === undefined ? {} : { source: named(source) }),
      ...(gherkinDocument === undefined ? {} : { gherkinDocument: named(gherkinDocument) }),
      ...(pickle === undefined ? {} : { pickle: named(pickle) }),
      ...(stepDefinition === undefined ? {} : { stepDefinition: placed(stepDefinition) }),
      ...(hook === undefined ? {} : { hook: placed(hook) }),
      ...(parameterType === undefined ? {} : { parameterType: placed(parameterType) }),
    };
  };
}
