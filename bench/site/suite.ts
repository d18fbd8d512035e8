import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import type { FeatureFile } from '../../src/gherkin/feature-file.ts';
import { createRandom } from '../../src/sor/synthetic/random.ts';

const SCENARIOS_PER_FILE = 20;

/**
 * The project's own features and, after them, made-up ones in the same subjects until there are so many cases. The
 * guidance names the project's own scenarios, so they must be there for the site to be built.
 * @throws RangeError when the project's own are already more.
 */
export function benchSuite(own: readonly FeatureFile[], cases: number, seed: number): readonly FeatureFile[] {
  const { catalogue } = readCatalogue(own);
  const missing = cases - catalogue.cases.length;
  if (missing < 0) throw new RangeError(`Projektet har selv ${catalogue.cases.length} tilfælde, så ${cases} er for få.`);
  const random = createRandom(seed, 'suite');
  const { specifications } = catalogue;
  const subjects = [...new Set(specifications.map(({ feature }) => feature.path.split('/').slice(0, -1).join('/')))];
  const files: FeatureFile[] = [];
  for (let made = 0; made < missing; made += SCENARIOS_PER_FILE) {
    const number = files.length + 1;
    const lines = [
      '# language: da',
      `Egenskab: Måling ${number} af opdigtede enheder`,
      '  Scenarierne her findes kun i målingen.',
    ];
    for (let index = made; index < Math.min(missing, made + SCENARIOS_PER_FILE); index++) {
      const like = random.pick(specifications);
      const tags = [
        ...like.requirements.map((id) => `@krav:${id}`),
        ...like.usageSituations.map((id) => `@anvendelse:${id}`),
        ...like.interfaces.map((id) => `@snitflade:${id}`),
        ...(random.chance(0.3) ? ['@antagelse'] : []),
      ];
      const unit = index + 1;
      lines.push(
        '',
        `  @MAAL-${String(unit).padStart(4, '0')}`,
        ...tags.map((tag) => `  ${tag}`),
        `  Scenarie: Enhed ${unit} er den samme på alle snitflader, og dens niveau er givet`,
        `    Givet den opdigtede enhed ${unit}`,
        '    Når enheden slås op på hver snitflade',
        '    Så er svarene ens',
        '    Og enhedens niveau er givet på dem alle',
      );
    }
    const folder = subjects[number % subjects.length] ?? 'features/maaling';
    files.push({ path: `${folder}/maaling-${String(number).padStart(3, '0')}.feature`, text: `${lines.join('\n')}\n` });
  }
  return [...own, ...files];
}
