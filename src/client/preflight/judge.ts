import type { Limits } from '../../model/config/environment.ts';
import type { PreflightCheck } from '../../model/preflight.ts';
import { faultMeaning } from '../wire/fault-table.ts';
import type { Told } from './ask.ts';
import type { Reached } from './reach.ts';

/** Everything a probe of one interface found out. */
export interface Facts {
  readonly reached: Reached;
  /** What it told of itself, the fault that stood in the way, or undefined when it could not be reached. */
  readonly told: Told | { readonly fault: string; readonly remedy: string | undefined; readonly access: boolean } | undefined;
  /** What is proved with, in Danish; undefined when nothing is. */
  readonly proof: string | undefined;
  /** Subject of the client certificate. */
  readonly certificate: string | undefined;
  /** Our clock when it was asked, milliseconds since 1970. */
  readonly now: number;
  readonly limits: Limits;
}

const DAY_MS = 86_400_000;
/** A certificate that expires sooner is worth knowing of: renewing one takes weeks in a large organisation. */
const EXPIRY_WARNING_DAYS = 30;
/** Id cards and tokens carry times; further apart they are refused. */
const CLOCK_WARNING_MS = 60_000;

/** The checks of one interface, in order. Pure. */
export function judge(facts: Facts): { readonly reachable: boolean; readonly checks: readonly PreflightCheck[] } {
  const low = [lookupCheck(facts), connectionCheck(facts), ...certificateChecks(facts)];
  const reachable = low.every(({ state }) => state !== 'failed');
  return { reachable, checks: [...low, accessCheck(facts), ...toldChecks(facts)] };
}

function lookupCheck({ reached: { lookup }, limits }: Facts): PreflightCheck {
  if ('error' in lookup) return failed('lookup', lookup.error, limits);
  return { check: 'lookup', state: 'ok', sentence: `Navnet fører til ${lookup.addresses.join(', ')}.` };
}

function connectionCheck({ reached: { connection }, limits }: Facts): PreflightCheck {
  if (connection === undefined) return notTried('connection');
  if ('error' in connection) return failed('connection', connection.error, limits);
  return { check: 'connection', state: 'ok', sentence: `Systemet tog imod forbindelsen på ${connection.milliseconds} ms.` };
}

function certificateChecks({ reached: { tls }, limits, now }: Facts): readonly PreflightCheck[] {
  if (tls === undefined) return [];
  if ('error' in tls) return [failed('certificate', tls.error, limits)];
  if (tls.distrust !== undefined) return [failed('certificate', tls.distrust, limits)];
  const days = Math.floor((tls.validTo - now) / DAY_MS);
  const sentence = `${tls.protocol}. Certifikatet er til ${tls.subject}, udstedt af ${tls.issuer}, og udløber om ${days} dage.`;
  if (days >= EXPIRY_WARNING_DAYS) return [{ check: 'certificate', state: 'ok', sentence }];
  return [
    {
      check: 'certificate',
      state: 'warning',
      sentence,
      remedy: 'Sig det til dem, der driver systemet, så det bliver fornyet i tide.',
    },
  ];
}

function accessCheck({ told, proof, certificate }: Facts): PreflightCheck {
  if (told === undefined) return notTried('access');
  if ('fault' in told) {
    return {
      check: 'access',
      state: 'failed',
      sentence: told.fault,
      ...(told.remedy === undefined ? {} : { remedy: told.remedy }),
    };
  }
  const shown = [proof, certificate === undefined ? undefined : `klientcertifikatet ${certificate}`].flatMap(
    (part) => part ?? [],
  );
  const sentence =
    shown.length === 0 ? 'Systemet svarer uden at spørge, hvem der kalder.' : `Systemet svarer på ${shown.join(' og ')}.`;
  return { check: 'access', state: 'ok', sentence };
}

function toldChecks({ told, now }: Facts): readonly PreflightCheck[] {
  if (told === undefined || 'fault' in told) return [];
  const { version, release, serverTime } = told;
  return [
    version === undefined
      ? { check: 'version', state: 'not-tried', sentence: 'Systemet siger ikke, hvilken udgave det er.' }
      : { check: 'version', state: 'ok', sentence: `${version}.` },
    release === undefined
      ? { check: 'release', state: 'not-tried', sentence: 'Snitfladen siger ikke, hvilken dag registret gælder.' }
      : { check: 'release', state: 'ok', sentence: `Registret er fra ${release}.` },
    clockCheck(serverTime, now),
  ];
}

function clockCheck(serverTime: number | undefined, now: number): PreflightCheck {
  if (serverTime === undefined) return { check: 'clock', state: 'not-tried', sentence: 'Systemet siger ikke, hvad klokken er.' };
  const apart = Math.abs(serverTime - now);
  const seconds = Math.round(apart / 1000);
  if (apart <= CLOCK_WARNING_MS) return { check: 'clock', state: 'ok', sentence: `Urene går ens på nær ${seconds} sekunder.` };
  return {
    check: 'clock',
    state: 'warning',
    sentence: `Systemets ur og maskinens går ${seconds} sekunder forskelligt.`,
    remedy: 'Stil uret på den maskine, der afprøver; id-kort og adgangsbeviser kan ellers blive afvist.',
  };
}

function failed(check: PreflightCheck['check'], code: string, limits: Limits): PreflightCheck {
  const meaning = faultMeaning(code, 'before-answer', limits);
  return {
    check,
    state: 'failed',
    sentence: `${meaning?.sentence ?? 'Forbindelsen kan ikke oprettes.'} (${code})`,
    remedy: meaning?.remedy ?? 'Vis dem, der driver systemet, denne kode.',
  };
}

function notTried(check: PreflightCheck['check']): PreflightCheck {
  return { check, state: 'not-tried', sentence: 'Ikke prøvet, fordi noget før det fejlede.' };
}
