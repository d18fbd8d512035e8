import { arch, platform } from 'node:os';
import { type Meta, version as protocolVersion } from '@cucumber/messages';
import { toolVersion } from '../project.ts';

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
