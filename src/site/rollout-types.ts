import { typeName } from '../sor/codes/code-name.ts';

/** The type of a unit in words; its code where no public list has it, and empty where it has none. */
export const unitTypeName = (code: string): string => typeName(code) || code;
