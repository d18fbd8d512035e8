import { describe, expect, it } from 'vitest';
import { refuseWireDebugging } from './session-secrets.ts';

describe('what Node itself prints', () => {
  it.each(['http', 'HTTP', 'fs, undici', '*', 'htt*', 'tls', 'net,timers', 'stream'])(
    'is refused when it may be credentials: %s',
    (value) => {
      expect(() => refuseWireDebugging(value)).toThrow(/SP1014/);
    },
  );

  it.each([undefined, '', 'fs', 'module,timer', 'htt', 'worker'])('is let go when it is something else: %s', (value) => {
    expect(() => refuseWireDebugging(value)).not.toThrow();
  });

  it('is told with what to do', () => {
    expect(() => refuseWireDebugging('fs,http')).toThrowErrorMatchingInlineSnapshot(
      `[PilotError: SP1014 Adgangsoplysninger bliver skrevet ud: NODE_DEBUG beder Node om at skrive http ud, og der står adgangskoder og adgangsbeviser i klar tekst]`,
    );
  });
});
