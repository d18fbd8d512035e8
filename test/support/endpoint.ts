import type { RunningCli } from './cli.ts';

/** Where a started `sor-pilot endpoint` says it listens. Throws when it ends without saying. */
export async function saidOrigin({ child }: RunningCli): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    child.once('close', () => reject(new Error(`Øvelsesendepunktet kom ikke i gang: ${said}`)));
  });
}
