import { copyFeedsB } from './copy-feeds.ts';
import { extractsB } from './extracts.ts';
import { FhirFacade } from './fhir.ts';
import { lprB, messagesB } from './messages.ts';
import { LEVEL_CODES_B, registerB } from './register-data.ts';
import { SorService } from './sor-service.ts';
import { Mistakes } from '../mistakes.ts';
import { Register } from '../register/register.ts';
import type { ForeignRegion } from '../region.ts';
import { lastNight } from '../region.ts';
import { askForPassword, fileServer, notFound } from '../shared/file-server.ts';
import { hasBasic, listen } from '../shared/http.ts';
import { copyService } from '../shared/krs.ts';

const USER = 'region-pilot';
const PASSWORD = 'blaabaer:2026';

const ROLES = {
  region: 'ejer',
  hospital: 'syd',
  hospitalsomraade: 'nord-a',
  center: 'syd-med',
  overafdeling: 'syd-med-over',
  afdeling: 'hjerte',
  afsnit: 'hjerte-1',
  afsnitMedBogstav: 'hjerte-e',
  lukket: 'infek-2',
  lukketAfdeling: 'lukket-afd',
  fremtidig: 'fremtid',
  fremtidigtAfsnit: 'fremtid-x1',
  lukkerSnart: 'gigt-r',
  erstattet: 'oejne-1',
  efterfoelger: 'oejne-3',
  udenForHospital: 'sund-hus-1',
  institutionUdenForHospital: 'sund-hus',
  praksis: 'laegehus-klinik',
  udenShak: 'prover-x1',
  delerShak: 'filial-lab',
  andetHospital: 'nord',
  andenAfdeling: 'lunger',
} as const;

/** Region B: one supplier’s service for lookup and updating, a facade for FHIR, files behind a password. */
export async function startRegionB(mistakes: Mistakes): Promise<ForeignRegion> {
  const register = new Register(registerB(), LEVEL_CODES_B, 92_000_001);
  let modified = lastNight();
  const when = (): Date => modified;
  const copyPath = '/krs/stamdata-batch-copy-ws/service/StamdataReplication';
  const server = await listen(
    (origin) => [
      new FhirFacade(`${origin}/api/organisation/r4`, register, mistakes).handler,
      new FhirFacade(`${origin}/journal/fhir`, register, new Mistakes([], [])).handler,
      new SorService(`${origin}/sor-opdatering/v4/SOROpdateringService`, register, mistakes).handler,
      copyService(`${origin}${copyPath}`, {
        path: copyPath,
        registerVersion: '2',
        feeds: copyFeedsB(register),
        pageSize: 2000,
        lenient: true,
        prefix: 'SOAP-ENV',
        admit: () => undefined,
        responseHeader: () => '',
      }),
      fileServer(extractsB(register, mistakes, when), {
        root: '/udtraek/',
        gzip: false,
        refuse: (request) => (hasBasic(request, USER, PASSWORD) ? undefined : askForPassword('Udtræk')),
      }),
      fileServer(messagesB(register, when), { root: '/meddelelser/', gzip: false }),
      fileServer(lprB(register, mistakes, when), { root: '/lpr/', gzip: false }),
    ],
    notFound,
  );
  const { origin } = server;
  const service = `${origin}/sor-opdatering/v4/SOROpdateringService`;
  return {
    id: 'b',
    region: 'syddanmark',
    origin,
    register,
    levelCodes: LEVEL_CODES_B,
    units: Object.fromEntries(Object.entries(ROLES).map(([role, key]) => [role, register.code(key)])),
    secrets: { FOREIGN_B_USER: USER, FOREIGN_B_PASSWORD: PASSWORD },
    interfaces: {
      fhir: { url: `${origin}/api/organisation/r4` },
      skrs: {
        url: `${origin}${copyPath}`,
        registerVersion: 2,
        datatypes: {
          sorEntity: 'entity',
          shakSorMap: 'shakmapping',
          sorOrganisationalLevel: 'organisationallevel',
          sorClassifications: 'classification',
        },
      },
      udtraek: {
        url: `${origin}/udtraek/`,
        files: { xml2: 'v2/sor.xml', xml3: 'v3/sor.xml', csvDaily: 'SorEntity_daily.csv', csvComplete: 'Sor_complete.zip' },
        auth: { kind: 'basic', username: { env: 'FOREIGN_B_USER' }, password: { env: 'FOREIGN_B_PASSWORD' } },
      },
      sorls: { url: service, elements: { sorIdentifier: 'sorId', shakIdentifier: 'shakId', date: 'onDate' } },
      sorus: {
        url: service,
        operations: {
          create: 'InsertSorEntity',
          update: 'UpdateSorEntity',
          move: 'MoveSorEntity',
          replace: 'SubstituteSorEntity',
          close: 'TerminateSorEntity',
        },
      },
      medcom: { url: `${origin}/meddelelser`, files: ['advis/indlagt.xml', 'breve/epikrise.xml'] },
      journal: { url: `${origin}/journal/fhir` },
      logistik: { notOffered: 'Klinisk logistik viser ikke organisationer.' },
      apotek: { notOffered: 'Apoteket er et andet systems sag.' },
      patologi: { notOffered: 'Ikke klar endnu.' },
      lpr: {
        url: `${origin}/lpr`,
        files: ['2026-10/uddrag.xml'],
        elements: { entry: 'Kontakt', responsibleUnit: 'SorAnsvarlig' },
      },
    },
    importNow: () => {
      register.importNow();
      modified = new Date();
    },
    close: () => server.close(),
  };
}
