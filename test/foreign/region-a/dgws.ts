import 'reflect-metadata';
import { randomUUID, webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { SignedXml } from 'xml-crypto';
import type { Reply } from '../shared/http.ts';
import { headerBlock } from '../shared/krs.ts';
import { contentType, SOAP11 } from '../shared/soap.ts';
import type { Call } from '../shared/soap.ts';
import { child, childText, descendants } from '../shared/xml.ts';

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const MEDCOM = 'http://www.medcom.dk/dgws/2006/04/dgws-1.0.xsd';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const ISSUER = 'REGION-A-TEST-STS';
const CVR = '29190925';

function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export interface CardOptions {
  readonly level?: number;
  readonly issuedAt?: Date;
  readonly hours?: number;
}

/**
 * The region’s own STS, reduced to what a test needs: it issues system id cards and recognises those it issued.
 * The service’s demands and faults follow Den Gode Webservice 1.0.1.
 */
export class Dgws {
  readonly #privateKey: string;
  readonly #certificate: string;

  private constructor(privateKey: string, certificate: string) {
    this.#privateKey = privateKey;
    this.#certificate = certificate;
  }

  static async start(): Promise<Dgws> {
    const algorithm = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      publicExponent: new Uint8Array([1, 0, 1]),
      modulusLength: 2048,
    };
    const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
    const certificate = await X509CertificateGenerator.createSelfSigned(
      {
        name: `CN=${ISSUER}, O=Region A test, C=DK`,
        keys,
        signingAlgorithm: algorithm,
        notBefore: new Date(Date.now() - 86_400_000),
        notAfter: new Date(Date.now() + 365 * 86_400_000),
        extensions: [new BasicConstraintsExtension(false)],
      },
      webcrypto as Crypto,
    );
    const pkcs8 = Buffer.from(await globalThis.crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/(.{64})/gu, '$1\n')}\n-----END PRIVATE KEY-----\n`;
    return new Dgws(pem, certificate.toString('pem'));
  }

  /** A signed id card: the Assertion element and nothing else. */
  issueCard(options: CardOptions = {}): string {
    const from = options.issuedAt ?? new Date(Date.now() - 60_000);
    const to = new Date(from.getTime() + (options.hours ?? 24) * 3_600_000);
    const attribute = (name: string, value: string, format = ''): string =>
      `<saml:Attribute Name="${name}"${format}><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
    const card = [
      `<saml:Assertion xmlns:saml="${SAML}" xmlns:ds="${DS}" IssueInstant="${seconds(from)}" Version="2.0" id="IDCard">`,
      `<saml:Issuer>${ISSUER}</saml:Issuer>`,
      `<saml:Subject><saml:NameID Format="medcom:cvrnumber">${CVR}</saml:NameID><saml:SubjectConfirmation><saml:ConfirmationMethod>urn:oasis:names:tc:SAML:2.0:cm:holder-of-key</saml:ConfirmationMethod><saml:SubjectConfirmationData><ds:KeyInfo><ds:KeyName>OCESSignature</ds:KeyName></ds:KeyInfo></saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject>`,
      `<saml:Conditions NotBefore="${seconds(from)}" NotOnOrAfter="${seconds(to)}"/>`,
      '<saml:AttributeStatement id="IDCardData">',
      attribute('sosi:IDCardID', Buffer.from(randomUUID().slice(0, 16)).toString('base64')),
      attribute('sosi:IDCardVersion', '1.0.1'),
      attribute('sosi:IDCardType', 'system'),
      attribute('sosi:AuthenticationLevel', String(options.level ?? 3)),
      attribute('sosi:OCESCertHash', 'ALiLaerBquie1/t6ykRKqLZe13Y='),
      '</saml:AttributeStatement><saml:AttributeStatement id="SystemLog">',
      attribute('medcom:ITSystemName', 'sor-pilot'),
      attribute('medcom:CareProviderID', CVR, ' NameFormat="medcom:cvrnumber"'),
      attribute('medcom:CareProviderName', 'Region A'),
      '</saml:AttributeStatement></saml:Assertion>',
    ].join('');
    const signer = new SignedXml({
      privateKey: this.#privateKey,
      publicCert: this.#certificate,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: EXCLUSIVE,
    });
    signer.addReference({
      xpath: "//*[local-name(.)='Assertion']",
      transforms: [`${DS}enveloped-signature`, EXCLUSIVE],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    signer.computeSignature(card, { prefix: 'ds', attrs: { id: 'OCESSignature' } });
    return signer.getSignedXml();
  }

  /** Lets a call in, or answers with the fault the standard has for what is wrong. */
  readonly admit = (call: Call, raw: string): Reply | undefined => {
    const security = headerBlock(call.header, 'Security', WSSE);
    const medcom = headerBlock(call.header, 'Header', MEDCOM);
    const card = child(security, 'Assertion', SAML);
    if (security === undefined || medcom === undefined)
      return this.#fault(call, 'missing_required_header', 'A required header is missing');
    if (card === undefined) return this.#fault(call, 'invalid_idcard', 'The id card is missing');
    if (childText(child(security, 'Timestamp', WSU), 'Created', WSU) === undefined)
      return this.#fault(call, 'syntax_error', 'wsu:Timestamp is missing');
    const linking = child(medcom, 'Linking', MEDCOM);
    if (childText(linking, 'MessageID', MEDCOM) === undefined)
      return this.#fault(call, 'syntax_error', 'medcom:MessageID is missing');
    const level = (name: string): string | undefined =>
      descendants(card, 'Attribute').find((one) => one.attributes.get('Name') === name)?.children[0]?.text;
    if (childText(medcom, 'SecurityLevel', MEDCOM) !== '3' || level('sosi:AuthenticationLevel') !== '3') {
      return this.#fault(call, 'security_level_failed', 'Security level 3 is required');
    }
    if (!this.#isOwn(raw.slice(card.from, card.to)))
      return this.#fault(call, 'invalid_signature', 'The signature of the id card is not valid');
    const conditions = child(card, 'Conditions', SAML)?.attributes;
    const now = Date.now();
    if (now < Date.parse(conditions?.get('NotBefore') ?? '') || now >= Date.parse(conditions?.get('NotOnOrAfter') ?? '')) {
      return this.#fault(call, 'expired_idcard', 'The id card is not valid at this time');
    }
    return undefined;
  };

  /** The medcom header of an answer. */
  readonly responseHeader = (call: Call): string => this.#header(call, 'flow_finalized_succesfully');

  #header(call: Call, status: string): string {
    const linking = child(headerBlock(call.header, 'Header', MEDCOM), 'Linking', MEDCOM);
    const flow = childText(linking, 'FlowID', MEDCOM);
    const answered = childText(linking, 'MessageID', MEDCOM);
    return `<wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"><wsu:Timestamp><wsu:Created>${seconds(new Date())}</wsu:Created></wsu:Timestamp></wsse:Security><medcom:Header xmlns:medcom="${MEDCOM}"><medcom:SecurityLevel>3</medcom:SecurityLevel><medcom:Linking>${flow === undefined ? '' : `<medcom:FlowID>${flow}</medcom:FlowID>`}<medcom:MessageID>${randomUUID()}</medcom:MessageID>${answered === undefined ? '' : `<medcom:InResponseToMessageID>${answered}</medcom:InResponseToMessageID>`}</medcom:Linking><medcom:FlowStatus>${status}</medcom:FlowStatus></medcom:Header>`;
  }

  #fault(call: Call, code: string, text: string): Reply {
    return {
      status: 500,
      headers: { 'Content-Type': contentType(SOAP11) },
      body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP11}"><soapenv:Header>${this.#header(call, 'processing_problem')}</soapenv:Header><soapenv:Body><soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${text}</faultstring><detail><medcom:FaultCode xmlns:medcom="${MEDCOM}">${code}</medcom:FaultCode></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`,
    };
  }

  #isOwn(card: string): boolean {
    try {
      const signature = /<(?:\w+:)?Signature[\s>][\s\S]*<\/(?:\w+:)?Signature>/u.exec(card)?.[0];
      if (signature === undefined) return false;
      const verifier = new SignedXml({ publicCert: this.#certificate });
      verifier.loadSignature(signature);
      return verifier.checkSignature(card);
    } catch {
      return false;
    }
  }
}
