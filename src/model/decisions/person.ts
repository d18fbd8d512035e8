import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';
import { personKey } from '../manual.ts';

const keySchema = z.string().min(1);

/**
 * One person whose name may be shown. What stands in results and agreements is a key: a tester's code, or what somebody wrote as
 * `name`. It is only here that a key has a name, beside the hash chains and signatures, so that a name can be taken away again.
 */
const namedSchema = z.strictObject({
  key: keySchema,
  name: z.string().min(1),
  consent: z.strictObject({
    date: isoDateSchema,
    /** How it was given, so that it can be shown: “mail til pilotsekretariatet”. */
    how: z.string().min(1),
  }),
});
/** What is left when a name was taken away. */
const erasedSchema = z.strictObject({ key: keySchema, erased: isoDateSchema });

/** decisions/people.yaml: who has agreed that a name is shown. */
export const peopleFileSchema = z.strictObject({ people: z.array(z.union([namedSchema, erasedSchema])) });
/** A person whose name may be shown, or one whose name was taken away. */
export type KnownPerson = z.infer<typeof peopleFileSchema>['people'][number];

/** Somebody as results and agreements refer to them. */
export interface PersonReference {
  /** A key; by itself it is never shown. */
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
}

/** Role and organisation, and the name first where the person has agreed to it: “Anna Berg, registrator, Region Midtjylland”. */
export function whoIs(reference: PersonReference, people: readonly KnownPerson[]): string {
  const { name, role, organisation } = reference;
  const known = name === undefined ? undefined : people.find(({ key }) => personKey(key) === personKey(name));
  const parts = [known !== undefined && 'name' in known ? known.name : undefined, role, organisation];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** As {@link whoIs}, for several at once: those who would read alike get a number, so that they can be told apart. */
export function whoAre(references: readonly PersonReference[], people: readonly KnownPerson[]): readonly string[] {
  const texts = references.map((one) => whoIs(one, people));
  const different = (text: string): string[] => [
    ...new Set(references.filter((_, at) => texts[at] === text).map(({ name = '' }) => personKey(name))),
  ];
  return references.map(({ name = '' }, at) => {
    const text = texts[at] ?? '';
    const alike = different(text);
    return alike.length < 2 ? text : `${text} (${alike.indexOf(personKey(name)) + 1})`;
  });
}
