/** The floor: the calls of one region and nothing else, ten scenarios at a time. `node bench/bare-calls.ts ORIGIN SCENARIOS K REGIONS` */
import { Agent, request } from 'undici';

const [origin = '', scenarios = '0', concurrency = '1', regions = '1'] = process.argv.slice(2);
const agent = new Agent({ connections: 64 });

async function region(): Promise<void> {
  const queue = Array.from({ length: Number(scenarios) }, (_value, index) => index).values();
  const worker = async (): Promise<void> => {
    for (const index of queue) {
      for (let call = 0; call < 2; call++) {
        const { body } = await request(`${origin}/enhed/${index}`, { dispatcher: agent });
        JSON.parse(await body.text());
      }
    }
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
}

await Promise.all(Array.from({ length: Number(regions) }, region));
await agent.close();
