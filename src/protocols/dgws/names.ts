/**
 * Namespaces of Den Gode Webservice 1.0.1, from the public schemas medcom.xsd, wsse.xsd, wsu.xsd and saml.xsd
 * (trifork/dgws, trifork/sdm).
 */
export const MEDCOM_NAMESPACE = 'http://www.medcom.dk/dgws/2006/04/dgws-1.0.xsd';
/** WS-Security's Security header (OASIS WSS 1.0). */
export const SECURITY_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
/** WS-Security's Timestamp and ids (OASIS WSS 1.0). */
export const UTILITY_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
/** The id card, an assertion of SAML 2.0. */
export const SAML_NAMESPACE = 'urn:oasis:names:tc:SAML:2.0:assertion';
/** XML Signature (W3C xmldsig-core). */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
