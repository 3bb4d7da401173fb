/**
 * The safetensors file format for weights: 8 bytes header length (little-endian), JSON header, raw little-endian data.
 * Format description: https://github.com/huggingface/safetensors (README, section Format). float32 only.
 */
import { endianness } from 'node:os';
import { z } from 'zod';
import { AppError } from '../contract/app-error';

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type TensorRecord = Readonly<Record<string, StoredTensor>>;

/** Tensors are laid out in the order of their names, so equal content gives equal bytes. */
export function encodeSafetensors(tensors: TensorRecord, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  if (endianness() !== 'LE') throw new AppError('not-available', 'Weights can only be stored on little-endian processors.');
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

/** `file` is named in the sentence when the bytes are not what they should be. */
export function decodeSafetensors(
  bytes: Uint8Array,
  file: string,
): { tensors: Record<string, StoredTensor>; metadata: Record<string, string> } {
  const { header, start } = readHeader(bytes, file);
  const { __metadata__: metadata = {}, ...entries } = header;
  const tensors: Record<string, StoredTensor> = {};
  for (const [name, raw] of Object.entries(entries)) {
    const entry = entrySchema.safeParse(raw);
    if (!entry.success) throw damaged(file, `the entry of ‘${name}’ is not understood`);
    const { shape, data_offsets: offsets } = entry.data;
    const [from, to] = offsets;
    if (to - from !== 4 * product(shape) || start + to > bytes.length) throw damaged(file, `the data of ‘${name}’ are cut off`);
    const data = new Float32Array(product(shape));
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to)); // a copy: the file's data may stand at any offset
    tensors[name] = { shape, data };
  }
  return { tensors, metadata };
}

const entrySchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(z.unknown());

function readHeader(bytes: Uint8Array, file: string): { header: z.infer<typeof headerSchema>; start: number } {
  if (bytes.length < 8) throw damaged(file, 'it is too short');
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > bytes.length - 8) throw damaged(file, 'it is cut off');
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length)));
    return { header: headerSchema.parse(header), start: 8 + length };
  } catch {
    throw damaged(file, 'its header is not readable');
  }
}

function damaged(file: string, reason: string): AppError {
  return new AppError('project-unreadable', `${file} does not hold weights that can be read: ${reason}. Delete it and repeat the run.`);
}

function product(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
