import type { Limits } from '../../model/config/environment.ts';
import { listed } from '../../model/listed.ts';
import { type InterfacePreflight, PREFLIGHT_CODES, type PreflightCheck } from '../../model/preflight.ts';
import { faultMeaning } from '../../wire/fault-table.ts';
import type { Proxy } from '../../wire/proxies.ts';
import { brokenMeaning, proxyRefusal } from '../../wire/proxy-faults.ts';
import type { Answered } from './ask.ts';
import { certificateSentence, clockSentence, RELEASE_SENTENCES } from './judge-words.ts';
import type { Reached, SeenTls } from './reach.ts';

/** Everything the probes of one interface found out. */
export interface Facts {
  readonly reached: Reached;
  /** What came of asking it; undefined when it could not be reached. */
  readonly answered: Answered | undefined;
  /** What is proved with, in Danish: “brugernavn og adgangskode (Basic)”, and whom it belongs to. */
  readonly proofs: readonly string[];
  /** A client certificate is shown on the connection. */
  readonly showsCertificate: boolean;
  /** The address is plain http and not the exercise's own. */
  readonly isUnprotected: boolean;
  /** Our clock, milliseconds since 1970. */
  readonly now: number;
  readonly limits: Limits;
}

const DAY_MS = 86_400_000;
/** A certificate that expires sooner is worth knowing of: renewing one takes weeks in a large organisation. */
const EXPIRY_WARNING_DAYS = 30;
/** Id cards and tokens carry times; further apart they are refused. */
const CLOCK_WARNING_MS = 60_000;

const EARLIER = 'Ikke prøvet, fordi noget før det fejlede.';
const MTLS_HINT = 'Kræver systemet et klientcertifikat (mTLS), så skriv tls.certificate og tls.key i konfigurationen.';

/** The checks of one interface, in order, and the facts a program may want. Pure. */
export function judge(facts: Facts): Omit<InterfacePreflight, 'interface' | 'address'> {
  const { reached, answered } = facts;
  const seen = reached.tls === undefined || 'error' in reached.tls ? undefined : reached.tls;
  const release = answered?.self !== undefined && 'told' in answered.self ? answered.self.told.release : undefined;
  return {
    reachable: isReachable(reached, facts.limits),
    ...(seen === undefined ? {} : { certificateExpires: new Date(seen.validTo).toISOString() }),
    ...(release === undefined ? {} : { release }),
    ...(answered?.clockAheadMs === undefined ? {} : { clockAheadMs: answered.clockAheadMs }),
    checks: [
      lookupCheck(facts),
      connectionCheck(facts),
      ...certificateCheck(facts),
      accessCheck(facts),
      versionCheck(facts),
      releaseCheck(facts),
      clockCheck(facts),
    ],
  };
}

/** Whether a call can get through at all; a server that will not have our certificate is there, and says no. */
export function isReachable(reached: Reached, limits: Limits): boolean {
  const { tls } = reached;
  return canBeAsked(reached) || (tls !== undefined && 'error' in tls && isOwnCertificateRefused(tls.error, limits));
}

/** Whether there is a connection that anything would be sent on. */
export function canBeAsked({ connection, tls }: Reached): boolean {
  if (connection === undefined || 'error' in connection || 'refused' in connection) return false;
  return tls === undefined || (!('error' in tls) && tls.distrust === undefined);
}

function isOwnCertificateRefused(code: string, limits: Limits): boolean {
  return faultMeaning(code, { phase: 'before-answer' }, limits)?.access === true;
}

function lookupCheck({ reached: { lookup, proxy }, limits }: Facts): PreflightCheck {
  if ('error' in lookup) {
    if (lookup.error !== 'ETIMEDOUT') return failedBy('lookup', lookup.error, { limits, proxy });
    const what = proxy === undefined ? 'Navneopslaget' : `Opslaget af proxyen ${proxy.shown}`;
    return failed('lookup', `${what} svarede ikke i tide.`, 'Kontrollér netværk, VPN og navneserver på maskinen, der afprøver.');
  }
  const addresses = lookup.addresses.join(', ');
  return proxy === undefined
    ? ok('lookup', `Navnet fører til ${addresses}.`)
    : ok(
        'lookup',
        `Vejen går gennem proxyen ${proxy.shown} (${proxy.variable}), som fører til ${addresses} og selv slår systemet op.`,
      );
}

function connectionCheck({ reached: { connection, proxy }, limits }: Facts): PreflightCheck {
  if (connection === undefined) return notTried('connection', EARLIER);
  if ('error' in connection) return failedBy('connection', connection.error, { limits, proxy });
  if ('refused' in connection && proxy !== undefined) {
    const { sentence, remedy } = proxyRefusal(proxy, connection.refused, limits);
    return failed('connection', sentence, remedy);
  }
  const milliseconds = 'milliseconds' in connection ? connection.milliseconds : 0;
  return ok('connection', `${proxy === undefined ? 'Systemet' : 'Proxyen'} tog imod forbindelsen på ${milliseconds} ms.`);
}

/** No check at all without TLS, except where something is thereby sent in the clear that should not be. */
function certificateCheck(facts: Facts): readonly PreflightCheck[] {
  const { tls } = facts.reached;
  if (tls !== undefined) return [tlsCheck(tls, facts)];
  if (!facts.isUnprotected || facts.proofs.length === 0) return [];
  const sentence = 'Adressen begynder med http: adgangsoplysningerne bliver sendt ukrypteret.';
  return [warning('certificate', sentence, 'Brug systemets adresse med https.')];
}

function tlsCheck(tls: NonNullable<Reached['tls']>, { limits, now, showsCertificate }: Facts): PreflightCheck {
  if ('error' in tls) {
    if (isOwnCertificateRefused(tls.error, limits))
      return notTried('certificate', 'Ikke set: systemet afbrød, før forbindelsen var sikker.');
    const check = failedBy('certificate', tls.error, { limits });
    // A server that wants a client certificate may just hang up; then nothing but the place tells.
    const mayWantOurs = tls.error === 'ECONNRESET' && !showsCertificate;
    return mayWantOurs ? { ...check, remedy: `${check.remedy ?? ''} ${MTLS_HINT}`.trim() } : check;
  }
  const days = Math.floor((tls.validTo - now) / DAY_MS);
  const sentence = certificateSentence(tls, days);
  if (tls.distrust !== undefined) return distrusted(tls, sentence, limits);
  if (days >= EXPIRY_WARNING_DAYS) return ok('certificate', sentence);
  return warning('certificate', sentence, 'Sig det til dem, der driver systemet, så det bliver fornyet i tide.');
}

function distrusted({ distrust = '', hosts }: SeenTls, sentence: string, limits: Limits): PreflightCheck {
  const check = failedBy('certificate', distrust, { limits });
  const names = distrust === 'ERR_TLS_CERT_ALTNAME_INVALID' && hosts !== '' ? ` Det gælder ${hosts}.` : '';
  return { ...check, sentence: `${check.sentence} ${sentence}${names}` };
}

function accessCheck({ answered, reached: { tls }, proofs, limits }: Facts): PreflightCheck {
  if (tls !== undefined && 'error' in tls && isOwnCertificateRefused(tls.error, limits))
    return failedBy('access', tls.error, { limits });
  if (answered === undefined) return notTried('access', EARLIER);
  const { access } = answered;
  const shown = proofs.length === 0 ? undefined : listed(proofs);
  switch (access.kind) {
    case 'refused':
      return failed('access', access.fault.sentence, access.fault.remedy);
    case 'given':
      if (shown === undefined) return ok('access', 'Systemet svarer uden at spørge, hvem der kalder.');
      return ok('access', `Systemet lukker os ind med ${shown}.`);
    case 'unproved':
      if (shown === undefined) return notTried('access', 'Ses først, når et scenarie kalder snitfladen.');
      return notTried('access', `Der kaldes med ${shown}; om det rækker, ses først, når et scenarie kalder snitfladen.`);
    case 'unknown':
      return notTried('access', 'Kan ikke afgøres, før snitfladen svarer, som den skal.');
  }
}

function versionCheck({ answered }: Facts): PreflightCheck {
  if (answered === undefined) return notTried('version', EARLIER);
  const { self } = answered;
  if (self === undefined) return notTried('version', 'Ikke set, fordi adgangen blev afvist.');
  if ('fault' in self) return failed('version', self.fault.sentence, self.fault.remedy);
  const { version } = self.told;
  return ok('version', version === undefined ? 'Systemet svarer, men siger ikke, hvilken udgave det er.' : `${version}.`);
}

function releaseCheck({ answered }: Facts): PreflightCheck {
  const self = answered?.self;
  if (self === undefined || 'fault' in self) return notTried('release', EARLIER);
  const { release } = self.told;
  if (release === undefined) return notTried('release', 'Ukendt: snitfladen siger det ikke.');
  return ok('release', RELEASE_SENTENCES[release.source](release.day));
}

function clockCheck({ answered }: Facts): PreflightCheck {
  if (answered === undefined) return notTried('clock', EARLIER);
  const ahead = answered.clockAheadMs;
  if (ahead === undefined) return notTried('clock', 'Ukendt: systemet siger ikke, hvad klokken er.');
  const sentence = clockSentence(ahead);
  if (Math.abs(ahead) <= CLOCK_WARNING_MS) return ok('clock', sentence);
  const remedy = 'Stil uret på den maskine, der afprøver, eller få systemets ur stillet;';
  return warning('clock', sentence, `${remedy} id-kort og adgangsbeviser kan ellers blive afvist.`);
}

function ok(check: PreflightCheck['check'], sentence: string): PreflightCheck {
  return { check, state: 'ok', sentence };
}

function notTried(check: PreflightCheck['check'], sentence: string): PreflightCheck {
  return { check, state: 'not-tried', sentence };
}

type Coded = keyof typeof PREFLIGHT_CODES;

function warning(check: Coded, sentence: string, remedy: string): PreflightCheck {
  return { check, state: 'warning', code: PREFLIGHT_CODES[check], sentence, remedy };
}

function failed(check: Coded, sentence: string, remedy: string | undefined): PreflightCheck {
  return { check, state: 'failed', code: PREFLIGHT_CODES[check], sentence, ...(remedy === undefined ? {} : { remedy }) };
}

/** A transport's code in the words every call that meets it uses; the code itself stands along for those who run the system. */
function failedBy(
  check: Coded,
  transportCode: string,
  { limits, proxy }: { readonly limits: Limits; readonly proxy?: Proxy | undefined },
): PreflightCheck {
  const meaning = brokenMeaning({ code: transportCode, phase: 'before-answer', proxy }, limits);
  return failed(
    check,
    `${meaning?.sentence ?? 'Forbindelsen kan ikke oprettes.'} (${transportCode})`,
    meaning?.remedy ?? 'Vis dem, der driver systemet, denne kode.',
  );
}
