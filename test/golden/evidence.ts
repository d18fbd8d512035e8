import { createHash } from 'node:crypto';

/** The one body every exchange of the golden runs points to. */
export const EVIDENCE = Buffer.from('{}');
/** SHA-256 of the evidence in lowercase hex; the name of its file. */
export const EVIDENCE_SHA256 = createHash('sha256').update(EVIDENCE).digest('hex');
