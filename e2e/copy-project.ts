/** Copies a project for a test. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What only training reads is left behind (of checkpoints all but the best weights): it is most of the bytes. For two thousand files this takes half the time of cpSync. */
export function copyProject(source: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const copy = join(target, relative(source, path));
    if (/[\\/](cache|model\.onnx|(last|previous)\.safetensors)([\\/]|$)/.test(path)) continue;
    if (entry.isDirectory()) mkdirSync(copy, { recursive: true });
    else copyFileSync(path, copy);
  }
}
