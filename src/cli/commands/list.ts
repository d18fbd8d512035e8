import { selectEnvironment, selectParties } from '../../config/select.ts';
import { ownEndpoints } from '../../model/config/endpoints-of.ts';
import { concerns } from '../../model/concerns.ts';
import { INTERFACE_NAMES } from '../../model/interfaces.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { describeSelection } from '../../model/selection.ts';
import { selectCases } from '../../runner/plan.ts';
import { FOLDER_OPTIONS, SELECTION_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT } from '../exit-codes.ts';
import { listLines, type ListedCase, listSummary } from '../listed-cases.ts';
import { print, printJson, say, terminalColumns } from '../output.ts';
import { configFolders, loadProject } from '../project.ts';

const OPTIONS = {
  ...SELECTION_OPTIONS,
  json: { kind: 'flag', help: 'skriv listen som JSON på standardud' },
  config: FOLDER_OPTIONS.config,
} as const;

/** A tag may name what is no interface; it is told as it is written. */
const NAMES: Readonly<Record<string, string | undefined>> = INTERFACE_NAMES;

/** `sor-pilot list`: the scenarios a run with the same selection would take, and those that people try. */
export const listCommand = defineCommand({
  name: 'list',
  summary: 'Vis scenarierne: id, navn, snitflade, og om de er antaget, ændrer data eller er manuelle',
  options: OPTIONS,
  async act({ options }) {
    const { configuration, catalogue } = await loadProject(configFolders(options.config));
    const environment = selectEnvironment(configuration, options.environment ?? EXERCISE);
    const trial = { configuration, environment, onDate: trialDate(undefined) };
    const parties = selectParties({ ...trial, ids: options.region });
    const selection = { scenarios: options.scenario, tags: options.tags, shard: options.shard };
    // A part is counted over what a machine runs, as a run counts it.
    const chosen = selectCases(catalogue, selection, { manual: options.shard === undefined });
    const specifications = new Map(catalogue.specifications.map((one) => [one.id, one]));
    const listed = chosen.flatMap(({ key, id, name, path, line }): ListedCase[] => {
      const specification = specifications.get(id);
      if (specification === undefined) return [];
      const isWaived = (party: string): boolean =>
        ownEndpoints(environment, party)?.notApplicable.some(({ scenario }) => scenario === id) ?? false;
      const isTried = parties.some(
        (party) => concerns(specification, key, { party, all: configuration.parties }) && !isWaived(party.id),
      );
      if (!isTried) return [];
      const { interfaces, assumption, writes, manual, requirements } = specification;
      return [{ key, id, name, interfaces, assumption, writes, manual, requirements, path, line }];
    });
    if (listed.length === 0) {
      throw new PilotError('SP1022', {
        place: { what: describeSelection(selection) },
        seen: 'ingen scenarier passer til valget',
        expected: 'mindst ét scenarie',
        remedy: 'Løsn valget. Uden valg viser “npx sor-pilot list” alle scenarier.',
      });
    }
    if (options.json === true) {
      printJson(listed);
      return EXIT.passed;
    }
    const named = listed.map((one) => ({
      ...one,
      interfaces: one.interfaces.map((id) => NAMES[id] ?? id),
    }));
    print(listLines(named, terminalColumns()).join('\n'));
    say();
    say(listSummary(listed));
    return EXIT.passed;
  },
});
