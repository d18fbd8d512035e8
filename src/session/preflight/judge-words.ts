import { danishDay } from '../../model/danish-day.ts';
import type { PreflightRelease } from '../../model/preflight.ts';
import type { SeenTls } from './reach.ts';

/** How sure a day is depends on where it stands, so the sentence says where. */
export const RELEASE_SENTENCES: Readonly<Record<PreflightRelease['source'], (day: string) => string>> = {
  SnapshotDate: (day) => `Registret er fra ${day} (SnapshotDate i XML-udtrækket).`,
  'Last-Modified': (day) => `Filen er fra ${day} (Last-Modified); registrets egen dag står der ikke.`,
  'CapabilityStatement.date': (day) =>
    `Systemets beskrivelse er fra ${day} (CapabilityStatement.date); registrets egen dag står der ikke.`,
};

/** “TLSv1.3. Certifikatet er til A, udstedt af B, og udløber 2026-12-24 (om 31 dage).” */
export function certificateSentence({ protocol, subject, issuer, validTo }: SeenTls, days: number): string {
  const day = danishDay(new Date(validTo));
  const end = days < 0 ? `udløb ${day}` : `udløber ${day} (om ${count(days, 'dag', 'dage')})`;
  return `${protocol}. Certifikatet er til ${subject}, udstedt af ${issuer}, og ${end}.`;
}

/** Milliseconds the server is ahead, in words; 0 is within the second that HTTP tells. */
export function clockSentence(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (seconds === 0) return 'Urene går ens.';
  const apart = seconds < 120 ? count(seconds, 'sekund', 'sekunder') : count(Math.round(seconds / 60), 'minut', 'minutter');
  return `Systemets ur er ${apart} ${aheadMs > 0 ? 'foran' : 'bagud for'} maskinens.`;
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
