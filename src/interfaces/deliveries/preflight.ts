import type { MessagesEndpoint, ReportsEndpoint } from '../../model/config/environment.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import { fileAddress } from './client/deliveries.ts';
import { headerValue, type ResolvedAuth } from '../../wire/call.ts';
import { send } from '../../wire/receive.ts';
import { PREFLIGHT_PURPOSE, type Questions } from '../interface.ts';

/** A region's deliveries on one interface, and how to prove who one is where they are fetched. */
interface Asked {
  readonly interface: InterfaceName;
  readonly endpoint: MessagesEndpoint | ReportsEndpoint;
  readonly auth: ResolvedAuth;
}

/**
 * Delivered files at an address: the head of the first. They say nothing of the register's day. Undefined for files in a
 * folder, where nobody can be asked.
 */
export function deliveryQuestions({ interface: name, endpoint, auth }: Asked): Questions | undefined {
  if ('folder' in endpoint) return undefined;
  const url = fileAddress(endpoint.url, endpoint.files[0] ?? '');
  return {
    access: 'self',
    self: async (wire) => {
      const purpose = PREFLIGHT_PURPOSE;
      const call = { interface: name, purpose, method: 'HEAD', url, headers: {}, auth, absence: 'not-offered' } as const;
      return { version: headerValue(await send(call, wire), 'server'), release: undefined };
    },
  };
}
