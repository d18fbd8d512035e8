import type { MessagesEndpoint, ReportsEndpoint } from '../../model/config/environment.ts';
import { fileAddress } from './client/file-address.ts';
import { headerValue } from '../../wire/call.ts';
import { send } from '../../wire/receive.ts';
import { type Probe, PURPOSE, type Questions } from '../../session/preflight/probe.ts';

type DeliveredAtAddress = Extract<MessagesEndpoint | ReportsEndpoint, { readonly url: string }>;

/** Delivered files at an address: the head of the first. They say nothing of the register's day. */
export function deliveryQuestions({ interface: name, endpoint, auth }: Probe<DeliveredAtAddress>): Questions {
  const url = fileAddress(endpoint.url, endpoint.files[0] ?? '');
  return {
    access: 'self',
    self: async (wire) => {
      const call = { interface: name, purpose: PURPOSE, method: 'HEAD', url, headers: {}, auth, absence: 'not-offered' } as const;
      return { version: headerValue(await send(call, wire), 'server'), release: undefined };
    },
  };
}
