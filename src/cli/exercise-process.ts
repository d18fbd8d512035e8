/** Entry of the exercise endpoint's own process; ends when its parent does. */
import { loadConfiguration } from '../config/load-configuration.ts';
import { behavioursFile, type ExerciseAnswer, type ExerciseRequest, startExercise } from './exercise.ts';

process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.once('message', (request: ExerciseRequest) => {
  void serve(request).then((answer) => process.send?.(answer));
});

async function serve({ configDirs, onDate }: ExerciseRequest): Promise<ExerciseAnswer> {
  try {
    const configuration = await loadConfiguration(configDirs);
    const endpoint = await startExercise({ configuration, onDate, port: 0, behavioursFile: behavioursFile(configDirs) });
    return { origin: endpoint.origin };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
