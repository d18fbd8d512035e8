import { describe, expect, it } from 'vitest';
import { commandAgain, commandRerunFailed, commandResume } from './again.ts';

const exercise = { environment: undefined, mayWrite: false };

describe('the command that runs it again', () => {
  it('names region and scenarios, and quotes what a shell would take apart', () => {
    expect(commandAgain(exercise, { id: 'midtjylland', isRegion: true }, ['ID27-001~Afsnit'])).toBe(
      'npx sor-pilot run --region midtjylland --scenario ID27-001~Afsnit',
    );
    expect(commandAgain(exercise, { id: 'midtjylland', isRegion: true }, ['A-001', 'ENH-005~testenhed uden niveau'])).toBe(
      'npx sor-pilot run --region midtjylland --scenario "A-001,ENH-005~testenhed uden niveau"',
    );
    expect(commandAgain(exercise, { id: 'midtjylland', isRegion: true }, ['A-001~$(x)`"'])).toBe(
      String.raw`npx sor-pilot run --region midtjylland --scenario "A-001~\$(x)\`\""`,
    );
  });

  it('says again what the run was given', () => {
    const given = { environment: 'test1', date: '2027-01-01', results: '../mine resultater', config: 'c', mayWrite: true };
    expect(commandRerunFailed(given)).toBe(
      'npx sor-pilot run --environment test1 --rerun-failed --date 2027-01-01 --results "../mine resultater" --config c --skriv',
    );
  });

  it('goes on with a run by its id alone, wherever it lies', () => {
    const given = { environment: 'test1', date: '2027-01-01', results: 'r', mayWrite: true };
    expect(commandResume(given, '20261123T063000Z-0a1b2c3d')).toBe(
      'npx sor-pilot run --resume 20261123T063000Z-0a1b2c3d --results r',
    );
  });
});
