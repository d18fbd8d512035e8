import { After, AfterStep, BeforeStep, setDefaultTimeout, setWorldConstructor, Status } from '@cucumber/cucumber';
import { currentSession } from '../../src/session/session.ts';
import { isFault } from '../../src/model/faults.ts';
import { PilotWorld, STEP_CALLS } from './world.ts';

/** Where no session is (a dry run), no step waits for anything and the figure does not matter. */
const WITHOUT_SESSION_MS = 60_000;

setWorldConstructor(PilotWorld);
/**
 * Each call is ended by the limits of its own, and all that a step asks for by STEP_CALLS times what a call may take; so the
 * step's own limit only guards against one that never ends, and a slow system never meets it.
 */
setDefaultTimeout((STEP_CALLS + 1) * (currentSession()?.session.limits.scenarioMs ?? WITHOUT_SESSION_MS));

BeforeStep(function (this: PilotWorld) {
  this.beginStep();
});

// A hook of the step and not of the scenario: it writes no messages of its own, and what it keeps is the step's.
AfterStep(async function (this: PilotWorld, { result: { status, exception } }) {
  const rests = exception?.type === 'Deviation' || exception?.type === 'OpenQuestion';
  if (status === Status.FAILED && rests) await this.attachExcerpts(exception.message ?? '');
  else await this.attachExcerptsOfQuestion();
});

// An open question does not end a scenario where it was met, so that what is confirmed and checked later is still judged.
After(function (this: PilotWorld, { result }) {
  if (result?.status === Status.PASSED && this.openQuestion !== undefined) throw this.openQuestion;
});

// Whatever a scenario made in the register is closed again, also when a step failed.
After({ tags: '@skriver' }, async function (this: PilotWorld, { result }) {
  this.beginStep();
  try {
    await this.cleanUp();
  } catch (error) {
    // What the scenario found stays its outcome. What it left stands in the ledger, and the region's end tells of it.
    if (result?.status !== Status.FAILED || !isFault(error)) throw error;
  }
});
