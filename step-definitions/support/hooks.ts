import { setDefaultTimeout, setWorldConstructor } from '@cucumber/cucumber';
import { currentSession } from '../../src/client/session.ts';
import { PilotWorld } from './world.ts';

/** Where no session is (a dry run), no step waits for anything and the figure does not matter. */
const WITHOUT_SESSION_MS = 60_000;

setWorldConstructor(PilotWorld);
setDefaultTimeout(currentSession()?.session.limits.scenarioMs ?? WITHOUT_SESSION_MS);
