import { MEDCOM_NAMESPACE, SECURITY_NAMESPACE, UTILITY_NAMESPACE } from './names.ts';

/** What a DGWS header says. */
export interface DgwsHeader {
  readonly assertion: string;
  /** 3 system, 4 employee. */
  readonly level: 3 | 4;
  readonly created: Date;
  /** Follows one course of calls through all systems. */
  readonly flowId: string;
  /** Of this message alone. */
  readonly messageId: string;
}

/** The two elements that DGWS puts into `soapenv:Header`. The assertion goes in untouched. */
export function dgwsHeader({ assertion, level, created, flowId, messageId }: DgwsHeader): string {
  const time = `${created.toISOString().slice(0, 19)}Z`;
  return (
    `<wsse:Security xmlns:wsse="${SECURITY_NAMESPACE}">` +
    `<wsu:Timestamp xmlns:wsu="${UTILITY_NAMESPACE}"><wsu:Created>${time}</wsu:Created></wsu:Timestamp>${assertion}</wsse:Security>` +
    `<medcom:Header xmlns:medcom="${MEDCOM_NAMESPACE}"><medcom:SecurityLevel>${level}</medcom:SecurityLevel>` +
    `<medcom:Linking><medcom:FlowID>${flowId}</medcom:FlowID><medcom:MessageID>${messageId}</medcom:MessageID></medcom:Linking>` +
    '</medcom:Header>'
  );
}
