/** SOAP 1.1, which every service here speaks. */
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
/** SOAP 1.2, of which only faults are read. */
export const SOAP_12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';
