/** Which way a figure is to go, in words. */
export const FORWARD_WORDS = {
  more: 'Når der bliver flere',
  fewer: 'Når der bliver færre',
  neither: 'Tallet har ingen ønsket retning',
} as const;

/** A text as a line of its own begins. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
