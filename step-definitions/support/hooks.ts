import { After, setDefaultTimeout, setWorldConstructor } from '@cucumber/cucumber';
import { currentSession } from '../../src/client/session.ts';
import { PilotWorld } from './world.ts';

/** Where no session is (a dry run), no step waits for anything and the figure does not matter. */
const WITHOUT_SESSION_MS = 60_000;

setWorldConstructor(PilotWorld);
setDefaultTimeout(currentSession()?.session.limits.scenarioMs ?? WITHOUT_SESSION_MS);

// Whatever a scenario made in the register is closed again, also when a step failed.
After({ tags: '@skriver' }, async function (this: PilotWorld) {
  await this.cleanUp();
});
