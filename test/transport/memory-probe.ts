import { type EvidenceSink, KEEPS_NOTHING } from '../../src/model/exchange.ts';
import { packEvidence } from '../../src/store/evidence-file.ts';
import { ask, type Question } from './ask.ts';

/**
 * Asks one question in a process of its own, with the limits of a real run, and prints what came and how much more
 * memory (MiB) the process took at its highest than before. Evidence is packed as the store packs it, and let go, as the
 * store lets it go when it is on disk.
 */
const evidence: EvidenceSink = {
  ...KEEPS_NOTHING,
  put: async (bytes) => {
    await packEvidence([bytes].flat());
    return '';
  },
};

const [question = 'fhir', url = ''] = process.argv.slice(2);
const before = process.resourceUsage().maxRSS;
const started = performance.now();
const came = await ask(question as Question, url, { evidence });
const mebibytes = Math.round((process.resourceUsage().maxRSS - before) / 1_024);
process.stdout.write(JSON.stringify({ came, mebibytes, milliseconds: Math.round(performance.now() - started) }));
