/**
 * The safetensors file format for weights: 8 bytes header length (little-endian), JSON header, raw little-endian data.
 * Format description: https://github.com/huggingface/safetensors (README, section Format). float32 only.
 */
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type TensorRecord = Readonly<Record<string, StoredTensor>>;

/** Tensors are laid out in the order of their names, so equal content gives equal bytes. */
export function encodeSafetensors(tensors: TensorRecord, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  if (endianness() !== 'LE') throw new AppError('not-available', say`Weights can only be stored on little-endian processors.`);
  const names = Object.keys(tensors).sort();
  const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
  let size = 0;
  for (const name of names) {
    const { shape, data } = tensors[name]!;
    if (data.length !== product(shape)) throw new Error(`Tensor ${name} has ${data.length} numbers for the shape [${shape.join(', ')}].`);
    header[name] = { dtype: 'F32', shape, data_offsets: [size, size + data.byteLength] };
    size += data.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(text.length / 8) * 8; // padded with spaces, so that the data are aligned
  const bytes = new Uint8Array(8 + headerLength + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(text, 8);
  let offset = 8 + headerLength;
  for (const name of names) {
    const { data } = tensors[name]!;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return bytes;
}

/**
 * The same with a checksum over every byte of the file in its metadata, which `decodeSafetensors` checks and other programs ignore:
 * the SHA-256 of the file with zeros where the checksum stands.
 */
export function sealSafetensors(tensors: TensorRecord, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const bytes = encodeSafetensors(tensors, { ...metadata, [sealName]: openSeal });
  const at = sealPlace(bytes, openSeal);
  if (at === null) throw new Error('the metadata have no place for the checksum');
  bytes.set(new TextEncoder().encode(createHash('sha256').update(bytes).digest('hex')), at);
  return bytes;
}

/** `file` is named in the sentence when the bytes are not what they should be. */
export function decodeSafetensors(
  bytes: Uint8Array,
  file: string,
): { tensors: Record<string, StoredTensor>; metadata: Record<string, string> } {
  const { header, start } = readHeader(bytes, file);
  const { __metadata__: { [sealName]: seal, ...metadata } = {}, ...entries } = header;
  if (seal !== undefined && !isSealWhole(bytes, seal)) throw damaged(file, phrase`its checksum does not fit, so some of it was altered`);
  const tensors: Record<string, StoredTensor> = {};
  for (const [name, raw] of Object.entries(entries)) {
    const entry = entrySchema.safeParse(raw);
    if (!entry.success) throw damaged(file, phrase`the entry of ‘${name}’ is not understood`);
    const { shape, data_offsets: offsets } = entry.data;
    const [from, to] = offsets;
    if (to - from !== 4 * product(shape) || start + to > bytes.length) throw damaged(file, phrase`the data of ‘${name}’ are cut off`);
    const data = new Float32Array(product(shape));
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to)); // a copy: the file's data may stand at any offset
    tensors[name] = { shape, data };
  }
  return { tensors, metadata };
}

const sealName = 'sha256';
const openSeal = '0'.repeat(64);

function isSealWhole(bytes: Uint8Array, seal: string): boolean {
  const at = seal.length === openSeal.length ? sealPlace(bytes, seal) : null;
  if (at === null) return false;
  const zeros = new TextEncoder().encode(openSeal);
  const hash = createHash('sha256')
    .update(bytes.subarray(0, at))
    .update(zeros)
    .update(bytes.subarray(at + zeros.length));
  return hash.digest('hex') === seal;
}

/** Where the digits of the checksum begin; null when they are not in the header. */
function sealPlace(bytes: Uint8Array, seal: string): number | null {
  const headerEnd = 8 + Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  const label = `"${sealName}":"`;
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, headerEnd).indexOf(`${label}${seal}"`);
  return at < 0 ? null : at + label.length;
}

const entrySchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(z.unknown());

function readHeader(bytes: Uint8Array, file: string): { header: z.infer<typeof headerSchema>; start: number } {
  if (bytes.length < 8) throw damaged(file, phrase`it is too short`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > bytes.length - 8) throw damaged(file, phrase`it is cut off`);
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length)));
    return { header: headerSchema.parse(header), start: 8 + length };
  } catch {
    throw damaged(file, phrase`its header is not readable`);
  }
}

function damaged(file: string, reason: string): AppError {
  return new AppError('project-unreadable', say`${file} does not hold weights that can be read: ${reason}.`);
}

function product(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
