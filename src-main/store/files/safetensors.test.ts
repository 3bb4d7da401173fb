import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { decodeSafetensors, encodeSafetensors } from './safetensors';

const example = { b: { shape: [2, 2], data: new Float32Array([1, -2, 0.5, 3e-8]) }, a: { shape: [], data: new Float32Array([7]) } };

describe('safetensors', () => {
  it('lays the bytes out as the format says', () => {
    const bytes = encodeSafetensors(example, { step: '3' });
    const view = new DataView(bytes.buffer);
    const length = Number(view.getBigUint64(0, true));
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(length % 8).toBe(0);
    expect(header).toEqual({
      __metadata__: { step: '3' },
      a: { dtype: 'F32', shape: [], data_offsets: [0, 4] },
      b: { dtype: 'F32', shape: [2, 2], data_offsets: [4, 20] },
    });
    expect(view.getFloat32(8 + length, true)).toBe(7);
    expect(view.getFloat32(8 + length + 8, true)).toBe(-2);
  });

  it('reads back what it wrote, from any place in a larger buffer', () => {
    const bytes = encodeSafetensors(example, { note: 'Größe' });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSafetensors(shifted.subarray(3), 'x')).toEqual({ tensors: example, metadata: { note: 'Größe' } });
  });

  it('answers every cut and every changed byte of the header with a sentence or tensors, never with another error', () => {
    const bytes = encodeSafetensors(example);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeSafetensors(bytes.subarray(0, length), 'last.safetensors')).toThrow(AppError);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 21 }), fc.integer({ min: 0, max: 255 }), (place, value) => {
        const changed = bytes.slice();
        changed[place] = value;
        try {
          decodeSafetensors(changed, 'last.safetensors');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });

  it('refuses to write data that do not fill the shape', () => {
    expect(() => encodeSafetensors({ a: { shape: [3], data: new Float32Array(2) } })).toThrow('has 2 numbers for the shape [3]');
  });
});
