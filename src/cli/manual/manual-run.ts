import { randomBytes } from 'node:crypto';
import { arch, platform } from 'node:os';
import { type Meta, version as protocolVersion } from '@cucumber/messages';
import { toolVersion } from '../project.ts';

/** A new run's id, stamped with when its first answer was given. */
export function manualRunId(startedAt: Date): string {
  const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}

/** What wrote the recording: this tool, and not Cucumber. */
export function recordingMeta(): Meta {
  return {
    protocolVersion,
    implementation: { name: 'sor-pilot', version: toolVersion() },
    runtime: { name: 'node.js', version: process.versions.node },
    os: { name: platform() },
    cpu: { name: arch() },
  };
}
