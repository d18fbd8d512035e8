import type { WrittenElement } from './envelope.ts';

/** What must be known of a SOAP service to call it, where its contract is public and need not be read. */
export interface ServiceShape {
  /** Where the elements of calls belong. */
  readonly namespace: string;
  /** Whether local elements carry the namespace too. */
  readonly qualified: boolean;
  readonly operations: ReadonlyMap<string, OperationShape>;
}

/** One operation, as callers and WSDL must agree on it. */
export interface OperationShape {
  readonly soapAction: string;
  /** Local name of the request element. */
  readonly requestElement: string;
}

/** An element of a request: text, or elements in it. What is undefined is left out. */
export type Parameter = readonly [name: string, value: string | undefined | readonly Parameter[]];

/** The request element of an operation, with its parameters in it. */
export function shapedRequest(
  { namespace, qualified }: Pick<ServiceShape, 'namespace' | 'qualified'>,
  { requestElement }: Pick<OperationShape, 'requestElement'>,
  parameters: readonly Parameter[],
): WrittenElement {
  const local = qualified ? namespace : '';
  return { namespace, name: requestElement, content: writtenParameters(parameters, local) };
}

/** Parameters as elements of one namespace. */
export function writtenParameters(parameters: readonly Parameter[], namespace: string): readonly WrittenElement[] {
  return parameters.flatMap(([name, value]): WrittenElement[] =>
    value === undefined
      ? []
      : [{ namespace, name, content: typeof value === 'string' ? value : writtenParameters(value, namespace) }],
  );
}
