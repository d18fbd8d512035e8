/** What own steps import to be steps of this suite; a step from any other Cucumber is one nobody runs. */
export const STEPS_MODULE = 'sor-pilot/steps';

/**
 * The edition of what that module hands on. Raised only when something in it goes away or comes to mean something else, which
 * CHANGELOG.md then tells; what is added raises nothing. A home says under `sor-pilot.steps` in its package.json which edition
 * its own steps are written for.
 */
export const STEPS_EDITION = 1;

/** The module as a file of the tool's step definitions. */
export const STEPS_FILE = 'support/own-steps.ts';
