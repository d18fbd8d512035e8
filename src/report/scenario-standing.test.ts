import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { matrixSample } from './samples.fixture.ts';
import { standingOf } from './scenario-standing.ts';
