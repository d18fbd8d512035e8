/** What is said where the file has no place for levels: then nothing is told of them. */
export const NO_LEVEL =
  'Filen har ikke felter til niveauets kode og navn. Derfor er der intet tal for niveauet på denne dag. Resten er målt som ellers.';

/** What stands by the main figure wherever it leads, so that it is not taken for more than it is. */
export const NOT_EVERY_UNIT =
  'Om alle hospitalsenheder skal have et niveau, siger ingen offentlig kilde, og et udfyldt niveau er ikke nødvendigvis det rigtige.';
