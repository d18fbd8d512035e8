import project from '../../../package.json' with { type: 'json' };

/** The version of the tool that builds the site. */
export const TOOL_VERSION: string = project.version;
