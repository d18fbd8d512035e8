/** A SOAP fault as the service told it; the adapter has already turned DGWS faults into PreconditionError. */
export interface SoapFaultView {
  readonly kind: 'fault';
  readonly status: number;
  /** The most telling code in it: from the detail where there is one, otherwise faultcode. */
  readonly faultCode: string;
  readonly faultString: string;
}
