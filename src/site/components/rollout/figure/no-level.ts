/** What is said where the file has no place for levels: then nothing is told of them. */
export const NO_LEVEL =
  'Filen har ikke felter til niveauets kode og navn. Derfor er der intet tal for niveauet på denne dag. Resten er målt som ellers.';
