import { Dgws } from './dgws.ts';
import type { CardOptions } from './dgws.ts';
import { copyFeedsA } from './copy-feeds.ts';
import { extractsA } from './extracts.ts';
import { Organizations } from './fhir-organizations.ts';
import { PagingFhirServer } from './fhir.ts';
import { lprA, messagesA } from './messages.ts';
import { TokenServer } from './oauth.ts';
import { LEVEL_CODES_A, registerA } from './register-data.ts';
import { LookupService } from './sorls.ts';
import { UpdateService } from './sorus.ts';
import type { Mistakes } from '../mistakes.ts';
import { Register } from '../register/register.ts';
import type { ForeignRegion } from '../region.ts';
import { lastNight } from '../region.ts';
import { fileServer, notFound } from '../shared/file-server.ts';
import { listen } from '../shared/http.ts';
import { copyService } from '../shared/krs.ts';

/** With characters that must be form-encoded before they go into Basic, as RFC 6749 has it. */
const CLIENT = { id: 'pilot:klient', secret: 'kode+ord/med%tegn', scope: 'system/Organization.rs' };

const ROLES = {
  region: 'region',
  hospital: 'kron',
  hospitalsomraade: 'kron-nord',
  center: 'hjertelunge',
  overafdeling: 'hl-over',
  afdeling: 'kardiologi',
  afsnit: 'kardiologi-1',
  afsnitMedBogstav: 'kardiologi-a',
  lukket: 'oje-lukket-1',
  lukketAfdeling: 'oje-lukket',
  fremtidig: 'robot',
  fremtidigtAfsnit: 'robot-1',
  lukkerSnart: 'orto-4',
  erstattet: 'med-gammel',
  efterfoelger: 'endo',
  andenEfterfoelger: 'geriatri',
  udenForHospital: 'sund-1',
  institutionUdenForHospital: 'sund',
  praksis: 'praksis-laege',
  udenShak: 'infektion-x',
  omdoebt: 'lunge-p',
  andetHospital: 'vest',
  andenAfdeling: 'lunge',
} as const;

/** Region A: many servers of different makers, with guards in front. */
export async function startRegionA(mistakes: Mistakes): Promise<ForeignRegion> {
  const register = new Register(registerA(), LEVEL_CODES_A, 7_900_001);
  const dgws = await Dgws.start();
  let modified = lastNight();
  const when = (): Date => modified;
  const tokens = new TokenServer('/auth/realms/region-a/protocol/openid-connect/token', CLIENT);
  const copyPath = '/stamdata-batch-copy-ws/service/StamdataReplication';
  const server = await listen((origin) => {
    const fhir = new PagingFhirServer(`${origin}/fhir`, new Organizations(register, mistakes));
    return [
      tokens.handler,
      tokens.guard(fhir.handler, '/fhir', ['/fhir/metadata']),
      new LookupService(`${origin}/opslag/ws/SorOpslag`, register, mistakes).handler,
      new UpdateService(`${origin}/sor-opdatering/v4/SOROpdateringService`, register).handler,
      copyService(`${origin}${copyPath}`, {
        path: copyPath,
        registerVersion: '2',
        feeds: copyFeedsA(register, mistakes),
        pageSize: 40,
        lenient: false,
        prefix: 'soapenv',
        admit: dgws.admit,
        responseHeader: dgws.responseHeader,
      }),
      fileServer(extractsA(register, mistakes, when), { root: '/filer/', gzip: true, types: { csv: 'text/csv' } }),
      fileServer(messagesA(register, when), { root: '/medcom-proever/', gzip: true }),
      fileServer(lprA(register, when), { root: '/lpr/', gzip: false, types: { csv: 'text/csv' } }),
    ];
  }, notFound);
  const { origin } = server;
  return {
    id: 'a',
    region: 'midtjylland',
    origin,
    register,
    levelCodes: LEVEL_CODES_A,
    units: Object.fromEntries(Object.entries(ROLES).map(([role, key]) => [role, register.code(key)])),
    secrets: { FOREIGN_A_CLIENT_SECRET: CLIENT.secret, FOREIGN_A_ID_CARD: dgws.issueCard() },
    interfaces: {
      fhir: {
        url: `${origin}/fhir`,
        auth: {
          kind: 'oauth2',
          tokenUrl: `${origin}/auth/realms/region-a/protocol/openid-connect/token`,
          clientId: CLIENT.id,
          scope: CLIENT.scope,
          client: { method: 'client_secret_basic', secret: { env: 'FOREIGN_A_CLIENT_SECRET' } },
        },
      },
      skrs: {
        url: `${origin}${copyPath}`,
        registerVersion: 2,
        auth: { kind: 'dgws', idCard: { env: 'FOREIGN_A_ID_CARD' }, level: 3 },
      },
      udtraek: {
        url: `${origin}/filer/`,
        files: {
          xml2: 'sorxml/V_2_0_0/Sor.xml',
          xml3: 'sorxml/V_3_0_0/Sor.xml',
          csvDaily: 'sor2/V1_00/data/SorEntity_daily.csv',
          csvComplete: 'sor2/V1_00/data/Sor_complete.zip',
        },
      },
      sorls: {
        url: `${origin}/opslag/ws/SorOpslag`,
        elements: { sorIdentifier: 'SorIdentifier', shakIdentifier: 'ShakIdentifier', date: 'EffectiveDate' },
      },
      sorus: {
        url: `${origin}/sor-opdatering/v4/SOROpdateringService`,
        operations: {
          create: 'CreateSorEntity',
          update: 'EditSorEntity',
          move: 'MoveSorEntity',
          replace: 'ReplaceSorEntity',
          close: 'CloseSorEntity',
        },
      },
      medcom: { url: `${origin}/medcom-proever`, files: ['sygehusadvis.json', 'rekvisition.json', 'udskrivning.xml'] },
      ...Object.fromEntries(
        ['journal', 'logistik', 'apotek', 'patologi'].map((system) => [system, { notOffered: 'Ikke med i denne omgang.' }]),
      ),
      lpr: { url: `${origin}/lpr`, files: ['lpr-uddrag.csv'], elements: { responsibleUnit: 'AnsvarligSorEnhed' } },
    },
    issueIdCard: (options?: CardOptions) => dgws.issueCard(options),
    importNow: () => {
      register.importNow();
      modified = new Date();
    },
    close: () => server.close(),
  };
}
