import type { RunningEndpoint } from './start-endpoint.ts';

/** What the tests of SORLS and SORUS see from the other side of the socket. */
export interface Services {
  readonly lookUp: (operation: string, inner: string) => Promise<Answered>;
  readonly update: (operation: string, inner: string) => Promise<Answered>;
  readonly importNow: () => Promise<number>;
  readonly get: (path: string) => Promise<string>;
}

/** An answer, with the texts of its elements by name, in order. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly values: (name: string) => readonly string[];
}

/** The two services of the test region. */
export function servicesOf({ origin }: RunningEndpoint): Services {
  const base = `${origin}/midtjylland`;
  const call =
    (path: string, namespace: string) =>
    async (operation: string, inner: string): Promise<Answered> => {
      const answer = await fetch(`${base}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><t:${operation}Request xmlns:t="${namespace}" xmlns="${namespace}">${inner}</t:${operation}Request></s:Body></s:Envelope>`,
      });
      const text = await answer.text();
      const values = (name: string): string[] =>
        Array.from(text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), ([, value = '']) => value);
      return { status: answer.status, text, values };
    };
  return {
    lookUp: call('sorls/service/SOROpslagsservice', 'urn:sor-pilot:oevelse:sorls:1'),
    update: call('sor-opdatering/v4/SOROpdateringService', 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/'),
    importNow: async () => (await fetch(`${base}/natlig-import`, { method: 'POST' })).status,
    get: async (path) => (await fetch(`${base}/${path}`)).text(),
  };
}
