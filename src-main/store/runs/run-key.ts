/** The name of a run: a hash of everything that determines its numbers, so that no run is computed twice. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../../contract/running/configuration';
import { runKeySchema, type RunKey } from '../../contract/running/run';
import { canonicalJson } from '../files/canonical-json';

/** To be raised when the same configuration and data begin to give other numbers: runs of before are then repeated. */
const computation = 1;

/** The first 24 hex digits of the SHA-256 of the canonical JSON of configuration, fold and data fingerprint. */
export function runKey(configuration: Configuration, fold: number, dataFingerprint: string): RunKey {
  return runKeySchema.parse(sha256(canonicalJson({ computation, configuration, fold, dataFingerprint })).slice(0, 24));
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
