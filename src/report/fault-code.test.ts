import { describe, expect, it } from 'vitest';
import { faultCode, isSameFault, toldFault } from './fault-code.ts';

describe('the code of a fault', () => {
  it('is read from its sentence, with what stood in the open places', () => {
    const told = toldFault('Regionens testenhed på niveauet Afsnit findes ikke i XML version 3.');
    expect(told?.code).toBe('regionens-findes-ikke');
    expect([...(told?.values ?? [])]).toEqual([
      ['1', 'testenhed på niveauet Afsnit'],
      ['2', 'XML version 3'],
    ]);
  });

  it('is that of the wording that says most, where several fit', () => {
    const sentence = 'Regionens afsnit findes ikke i FHIR, så der er intet at sammenholde med.';
    expect(toldFault(sentence)?.code).toBe('regionens-findes-ikke-intet-sammenholde');
    expect(toldFault('Enhedens navn er ikke som forventet.')?.code).toBe('enhedens-navn-ikke-som-forventet');
    expect(toldFault('Noget nyt er ikke som forventet.')?.code).toBe('vaerdi-ikke-som-forventet');
  });

  it('is found through broken lines, and in whatever stood in the sentence', () => {
    expect(toldFault('SOR-koden 1 (a|b) [c]\n  $1 findes på flere enheder.')?.code).toBe('sor-koden-findes-flere-enheder');
  });

  it('is not given to what our steps did not throw', () => {
    const sentence = 'Filen er tom.';
    expect(faultCode({ type: 'Deviation', sentence })).toBe('filen-tom');
    expect(faultCode({ type: 'TypeError', sentence })).toBeUndefined();
    expect(faultCode({ type: 'Deviation', sentence: 'Det virker ikke.' })).toBeUndefined();
    expect(faultCode(undefined)).toBeUndefined();
  });

  it('does not make the same of two sentences that nobody has a code for', () => {
    expect(isSameFault('Det virker ikke.', 'Det virker stadig ikke.')).toBe(false);
    expect(isSameFault('Det virker\nikke.', 'Det virker ikke.')).toBe(true);
  });

  it('takes no time on a long sentence', () => {
    const long = `${'fejl fundet blandt i har ingen '.repeat(500)}!`;
    const before = performance.now();
    expect(toldFault(long)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
