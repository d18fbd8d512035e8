import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { expectedLevels } from '../../src/config/trial-grounds.ts';
import { loadRegister } from '../../src/exercise/ground/load-register.ts';
import { recordsOf } from '../../src/sor/rules/records.ts';
import { REGISTER_RULES } from '../../src/sor/rules/register-rules.ts';
import { tryRules } from '../../src/sor/rules/try-rules.ts';
import type { SorUnit } from '../../src/sor/unit.ts';
import { join } from 'node:path';
import { root } from '../../scripts/tools.ts';

/** Reads an extract and tries every rule on it, as `sor-pilot register check` does. */
export async function tryAllRules(path: string, take: (unit: SorUnit) => void): Promise<void> {
  const levels = expectedLevels(await loadConfiguration(join(root, 'config')), undefined);
  const { content, lineOf } = await loadRegister(path);
  const place = (unit: SorUnit): string => `linje ${lineOf(unit) ?? 0}`;
  tryRules(recordsOf(content, place), REGISTER_RULES, { onDate: content.snapshotDate, ...levels });
  for (const unit of content.units) take(unit);
}
