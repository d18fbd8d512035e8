/** Sample messages a region's systems send. */
export interface MessageClient {
  /** Names of the files, as configuration lists them. */
  files(): Promise<readonly string[]>;
  /**
   * One message, read once for the session. A file that is no message is a Deviation that says where it broke; one that
   * configuration does not name a TypeError.
   */
  read(file: string): Promise<MessageView>;
}

/** A message as far as its addressing goes. */
export interface MessageView {
  readonly file: string;
  readonly format: 'FHIR' | 'OIOXML';
  /** What it is, in its own words: “hospital-notification-message”, “XDIS20”; empty when it does not say. */
  readonly kind: string;
  readonly parties: readonly MessageParty[];
  /** FHIR: how many Encounters it tells of; each should name who is responsible. */
  readonly stays: number;
}

/** Someone a message names. */
export interface MessageParty {
  /**
   * `provider` is the unit responsible for the stay (FHIR Encounter.serviceProvider). `envelope` is a party of the
   * business document the message travelled in: a mailbox, which need not be the message's own sender or receiver.
   */
  readonly role: 'sender' | 'receiver' | 'provider' | 'envelope' | 'other';
  readonly identifiers: readonly PartyIdentifier[];
  /** “advis.json, MessageHeader.sender”. */
  readonly place: string;
}

/** A number a party is known by. */
export interface PartyIdentifier {
  /** What the message says it is. `other` under a system or code that is none of these. */
  readonly kind: 'sor' | 'ean' | 'shak' | 'ydernummer' | 'kommunenummer' | 'other';
  readonly value: string;
  /** The FHIR system, IdentifierCode, element or prefix (`0088`) as written. */
  readonly said: string | undefined;
}
