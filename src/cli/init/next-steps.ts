import { INTERFACE_NAMES, type InterfaceName, INTERFACES } from '../../model/interfaces.ts';
import type { InterfaceSetup, RegionSetup, Setup } from './setup.ts';

/** What an environment has come to hold, one line a region. Pure, like all here. */
export function setupLines({ regions }: Setup, regionNames: ReadonlyMap<string, string>): readonly string[] {
  return regions.map(({ id, interfaces }) => {
    const among = (wanted: (settings: InterfaceSetup | undefined) => boolean): readonly InterfaceName[] =>
      INTERFACES.filter((name) => wanted(interfaces[name]));
    const parts = [
      told(
        'klar til at blive prøvet',
        among((settings) => settings !== undefined && !('notOffered' in settings)),
      ),
      told(
        'ikke med',
        among((settings) => settings !== undefined && 'notOffered' in settings),
      ),
      told(
        'ikke besvaret',
        among((settings) => settings === undefined),
      ),
    ];
    return `${regionNames.get(id) ?? id}: ${parts.filter((part) => part !== undefined).join('; ')}`;
  });
}

function told(what: string, names: readonly InterfaceName[]): string | undefined {
  return names.length === 0 ? undefined : `${what}: ${names.map((name) => INTERFACE_NAMES[name]).join(', ')}`;
}

/** What the steps are told with. */
interface NextStepsMeans {
  /** The regions whose test units are named. */
  readonly units: ReadonlySet<string>;
  /** Where a page of the guidance can be opened, by its name under docs/pilot. */
  readonly page: (name: string) => string;
}

/**
 * What to do when the questions are answered, in order: a sentence with what to do it with below. What is told follows from
 * the role; a file that nobody was asked for has the tester's.
 */
export function nextSteps({ id, role, regions }: Setup, { units, page }: NextStepsMeans): readonly string[] {
  if (role === 'udgiver')
    return [
      `Bed hver tester om den offentlige nøgle, og indsæt den i config/keys.yaml; se ${page('aflever-en-koersel')}.`,
      'Tag det ind, I får:\n  npx sor-pilot import BUNDT.sorpilot.zip',
      'Byg siden, og se den:\n  npx sor-pilot site build\n  npx sor-pilot site show',
      `Læg den op; se ${page('laeg-siden-op')}.`,
    ];
  const [region, ...others] = regions.map((one) => one.id);
  const one = region === undefined || others.length > 0 ? undefined : region;
  const at = `--environment ${id}${one === undefined ? '' : ` --region ${one}`}`;
  const unnamed = regions.some((candidate) => !units.has(candidate.id));
  return [
    `Se, om der er hul igennem, når noget er ændret:\n  npx sor-pilot preflight ${at}`,
    ...(regions.some(hasFhir) ? [`Kør ét scenarie, der kun læser:\n  npx sor-pilot run ${at} --scenario FHIR-007`] : []),
    ...(unnamed ? [`Skriv testenhederne ind under “units” i miljøfilen; se ${page('tilslut')}.`] : []),
    `Kør det hele:\n  npx sor-pilot run ${at}`,
    role === 'leverandør'
      ? `Se, hvad der afviger, og ret det; ${page('laes-en-afgoerelse')} siger, hvordan det læses.`
      : `Svar på det, et menneske skal afprøve; se ${page('manuelle-scenarier')}.`,
    `Saml det i et bundt til den, der udgiver; ${page('aflever-en-koersel')} siger, hvordan nøglen laves:\n  npx sor-pilot bundle -o ${one ?? id}.sorpilot.zip --key NØGLE`,
  ];
}

const hasFhir = ({ interfaces }: RegionSetup): boolean => interfaces.fhir !== undefined && 'url' in interfaces.fhir;
