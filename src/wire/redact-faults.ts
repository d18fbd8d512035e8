import type { Redactor } from '../evidence/redactor.ts';
import { copyFault, isFault } from '../model/faults.ts';

/**
 * A client whose faults never quote a secret or a personal number. Messages quote answers, and they are published as
 * widely as the evidence is.
 */
export function withRedactedFaults<C extends object>(client: C, redactor: Redactor): C {
  return new Proxy(client, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: readonly unknown[]): Promise<unknown> => {
        try {
          return await (Reflect.apply(method, target, values) as Promise<unknown>);
        } catch (error) {
          throw redactFault(error, redactor);
        }
      };
    },
  });
}

/** The same fault with every secret masked; anything that is not a fault comes back as it is. */
function redactFault(error: unknown, redactor: Redactor): unknown {
  if (!isFault(error) || redactor.text(error.message).text === error.message) return error;
  return copyFault(error, (text) => redactor.text(text).text);
}
