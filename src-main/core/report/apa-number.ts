/** Numbers as the Publication Manual of the American Psychological Association (7th ed., sec. 6.36) wants them, or with a zero, or a comma. */
import type { NumberStyle } from '../../contract/results/manuscript';

const minus = '\u2212';

/**
 * Rounded half away from zero as `toFixed` does. `isBounded`: the value cannot pass 1 in size or is at most 1, so that no zero stands before
 * the point: '.58', '\u2212.03', but '1.00' and '\u22121.20' where it happens to.
 */
export function apaNumber(value: number, decimals: number, isBounded: boolean, style: NumberStyle = 'apa'): string {
  if (!Number.isFinite(value)) return '\u2013';
  const plain = Math.abs(value).toFixed(decimals);
  const isZero = Number(plain) === 0;
  const digits = isBounded && style === 'apa' ? plain.replace(/^0(?=\.)/, '') : plain;
  const written = style === 'comma' ? digits.replace('.', ',') : digits;
  return value < 0 && !isZero ? `${minus}${written}` : written;
}

/** 'p = .034', 'p < .001' without the letter: '= .034', '< .001'. */
export function apaP(p: number, style: NumberStyle = 'apa'): string {
  return p < 0.001 ? `< ${apaNumber(0.001, 3, true, style)}` : `= ${apaNumber(p, 3, true, style)}`;
}

/** '[0.12, 0.34]'; '[0,12; 0,34]' where commas are within. */
export function apaInterval(
  [low, high]: readonly [number, number],
  decimals: number,
  isBounded: boolean,
  style: NumberStyle = 'apa',
): string {
  const between = style === 'comma' ? '; ' : ', ';
  return `[${apaNumber(low, decimals, isBounded, style)}${between}${apaNumber(high, decimals, isBounded, style)}]`;
}
