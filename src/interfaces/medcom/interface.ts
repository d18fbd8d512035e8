import { MESSAGE_FILES } from '../../model/config/behaviour-parts.ts';
import type { MessagesEndpoint } from '../../model/config/environment.ts';
import { deliveryQuestions } from '../deliveries/preflight.ts';
import { delivered } from '../deliveries/delivered.ts';
import { defineInterface } from '../interface.ts';
import { createMessageClient } from './client/client.ts';
import type { MessageClient } from './contract.ts';

/** Sample messages the region's systems send. */
export const medcomInterface = defineInterface<MessagesEndpoint, MessageClient>({
  id: 'medcom',
  offered: ({ medcom }) => delivered(medcom),
  open: (endpoint, { auth, wire, cache, environmentFolder }) =>
    createMessageClient({ interface: 'medcom', endpoint, auth, wire, cache, environmentFolder }),
  questions: (endpoint, { auth }) => deliveryQuestions({ interface: 'medcom', endpoint, auth }),
  exercise: async () => {
    const { registerMedcom } = await import('./exercise/register-medcom.ts');
    return [{ name: 'medcom', prefix: '/medcom', mount: registerMedcom, shown: MESSAGE_FILES.map((file) => `/${file}`) }];
  },
});
