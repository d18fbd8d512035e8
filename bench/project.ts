import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCase } from '../src/model/run-plan.ts';
import { root } from '../scripts/tools.ts';

/** A throw-away Cucumber project under .cache/, from where Cucumber itself can be resolved. */
export interface BenchProject {
  readonly folder: string;
  readonly cases: readonly PlannedCase[];
  remove(): void;
}

const FILES = 40;
const SCENARIOS_PER_FILE = 10;
/** Scenarios of the suite; each makes two calls. */
export const SCENARIOS = FILES * SCENARIOS_PER_FILE;

/**
 * Writes 400 Danish scenarios of four steps and two calls. The steps are the same for every runner that is compared:
 * plain undici calls, a small check, the answer attached.
 */
export function createBenchProject(origin: string): BenchProject {
  const folder = join(root, '.cache', 'bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'features'), { recursive: true });
  mkdirSync(join(folder, 'step-definitions'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bench', private: true, type: 'module' }));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { rootDir: '.' }, include: ['**/*.ts'] }),
  );
  writeFileSync(join(folder, 'step-definitions', 'opslag.steps.ts'), stepDefinitions(origin));
  const cases: PlannedCase[] = [];
  for (let file = 0; file < FILES; file++) {
    const path = `features/maaling-${String(file).padStart(2, '0')}.feature`;
    const lines = ['# language: da', `Egenskab: Måling ${file}`, ''];
    for (let index = 0; index < SCENARIOS_PER_FILE; index++) {
      const key = `MAAL-${String(file * SCENARIOS_PER_FILE + index).padStart(4, '0')}`;
      lines.push(`  @${key}`);
      cases.push({
        key,
        name: key,
        path,
        line: lines.length + 1,
        specification: key,
        assumption: false,
        manual: false,
        writes: false,
        timed: false,
      });
      lines.push(
        `  Scenarie: ${key}`,
        `    Givet enheden ${index}`,
        '    Når enheden slås op',
        '    Og dens forælder slås op',
        '    Så er begge svar hele',
        '',
      );
    }
    writeFileSync(join(folder, path), lines.join('\n'));
  }
  return { folder, cases, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function stepDefinitions(origin: string): string {
  return `import { Given, Then, When } from '@cucumber/cucumber';
import { Agent, request } from 'undici';

const agent = new Agent({ connections: 64 });
interface Answer { readonly id: number; readonly text: string }
interface Lookup { id: number; answers: Answer[]; attach(text: string, media: string): void }

async function ask(world: Lookup): Promise<void> {
  const { body } = await request(\`${origin}/enhed/\${world.id}\`, { dispatcher: agent });
  const text = await body.text();
  world.attach(text.slice(0, 1000), 'text/plain');
  world.answers.push(JSON.parse(text) as Answer);
}

Given('enheden {int}', function (this: Lookup, id: number) { this.id = id; this.answers = []; });
When('enheden slås op', async function (this: Lookup) { await ask(this); });
When('dens forælder slås op', async function (this: Lookup) { await ask(this); });
Then('er begge svar hele', function (this: Lookup) {
  if (this.answers.length !== 2 || this.answers.some((answer) => answer.id !== this.id)) throw new Error('svar mangler');
});
`;
}
