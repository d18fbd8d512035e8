import { After, AfterStep, setDefaultTimeout, setWorldConstructor, Status } from '@cucumber/cucumber';
import { currentSession } from '../../src/session/session.ts';
import { isFault } from '../../src/model/faults.ts';
import { PilotWorld } from './world.ts';

/** Where no session is (a dry run), no step waits for anything and the figure does not matter. */
const WITHOUT_SESSION_MS = 60_000;

setWorldConstructor(PilotWorld);
/**
 * Each call is ended by the limits of its own, so a step's limit only guards against one that never ends. One of many calls
 * may take longer than a call may, and more so on a busy machine; that is no fault of the tool.
 */
const CALLS = 10;
setDefaultTimeout(CALLS * (currentSession()?.session.limits.scenarioMs ?? WITHOUT_SESSION_MS));

// A hook of the step and not of the scenario: it writes no messages of its own, and what it keeps is the step's.
AfterStep(async function (this: PilotWorld, { result: { status, exception } }) {
  if (status === Status.FAILED && exception?.type === 'Deviation') await this.attachExcerpts(exception.message ?? '');
});

// Whatever a scenario made in the register is closed again, also when a step failed.
After({ tags: '@skriver' }, async function (this: PilotWorld, { result }) {
  try {
    await this.cleanUp();
  } catch (error) {
    // What the scenario found stays its outcome. What it left stands in the ledger, and the region's end tells of it.
    if (result?.status !== Status.FAILED || !isFault(error)) throw error;
  }
});
