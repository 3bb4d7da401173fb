import { describe, expect, it } from 'vitest';
import { findDevelopmentAddress } from './development-address';

const find = (address: string | undefined, isPackaged = false, isDevelopmentBuild = true): string | undefined =>
  findDevelopmentAddress(isPackaged, isDevelopmentBuild, address === undefined ? {} : { ELECTRON_RENDERER_URL: address });

describe('the address of the development server', () => {
  it('is taken from the environment in a development build', () => {
    expect(find('http://localhost:5173')).toBe('http://localhost:5173');
    expect(find('http://[::1]:5173/')).toBe('http://[::1]:5173/');
    expect(find(undefined)).toBeUndefined();
  });

  it('is passed over in a finished program, whether installed or in a checkout', () => {
    expect(find('http://localhost:5173', true)).toBeUndefined();
    expect(find('http://localhost:5173', false, false)).toBeUndefined();
  });

  it.each(['https://evil.example/', 'http://localhost.evil.example/', 'file:///tmp/page.html', 'nonsense'])('is never %s', (address) =>
    expect(find(address)).toBeUndefined(),
  );
});
