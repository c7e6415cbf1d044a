import { integerBounds, isUnknownTextFormat, textFormat } from '../../src/schema/formats';
import { isMappedIpv4, parseIpAddress } from '../../src/schema/ip-address';

test.each<[string, readonly string[], readonly string[]]>([
  ['ipv4', ['0.0.0.0', '192.0.2.1', '255.255.255.255', '192.0.2.01'], ['', '192.0.2', '192.0.2.256', '192.0.2.1.1', '192.0.2.', '::1', '192.0.2.1/24', ' 192.0.2.1', '192.0.2.-1', '0x1.0.0.0']],
  ['ipv6', ['::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '2001:DB8::', '::ffff:192.0.2.1', '1::8'],
    ['', '192.0.2.1', ':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', '12345::', 'g::', 'fe80::1%eth0', '::192.0.2.01', '192.0.2.1::', '1:', ':1']],
  ['date', ['2026-01-31', '2024-02-29', '0001-01-01'], ['', '2026-02-30', '2023-02-29', '2026-13-01', '2026-00-01', '2026-01-00', '26-01-01', '2026-1-1', '2026-01-31T00:00:00Z']],
  ['date-time', ['2026-01-31T12:00:00Z', '2026-01-31t12:00:00z', '2026-01-31T23:59:59.123456789+01:00', '2026-01-31T00:00:00-99:99'],
    ['', '2026-01-31', '2026-01-31 12:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31T12:60:00Z', '2026-01-31T12:00:60Z', '2026-02-30T12:00:00Z', '2026-01-31T12:00:00', '2026-01-31T12:00Z']],
  ['byte', ['YQ==', 'YWI=', 'YWJj', 'YWJjZA==', '+/+/'], ['', 'YQ', 'YQ=', 'YQ===', 'Y', '====', 'YQ==\n', 'Y-_=', ' YQ=', 'YQ==YQ==']],
  ['password', ['', 'anything'], []],
])('%s', (format, right, wrong) => {
  const test = textFormat(format)!;
  expect(right.filter(text => !test(text))).toEqual([]);
  expect(wrong.filter(text => test(text))).toEqual([]);
});

test('a format is the same without its hyphens', () => {
  expect(textFormat('datetime')).toBe(textFormat('date-time'));
});

test('what is no format of texts asks for nothing', () => {
  expect([undefined, 'int32', 'int64', 'float', 'whatever', '', 'constructor'].map(textFormat)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
});

test('formats that are not checked here are known by name', () => {
  expect(['uri', 'email', 'hostname', 'cidr', 'uuid', 'duration', 'k8s-short-name'].every(isUnknownTextFormat)).toBe(true);
  expect(['ipv4', 'date-time', 'whatever', 'int32'].some(isUnknownTextFormat)).toBe(false);
});

test('integers have 64 bits, or 32', () => {
  expect(integerBounds(undefined)).toEqual(integerBounds('int64'));
  expect(integerBounds('int32')).toEqual({ least: -2147483648, most: 2147483647 });
  expect(integerBounds('int64').least).toBe(-9223372036854775808);
  expect(BigInt(integerBounds('int64').most) < 2n ** 63n).toBe(true);
});

describe('an IP address', () => {
  test.each<[string, number[] | undefined]>([
    ['192.0.2.1', [192, 0, 2, 1]],
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['1::', [1, 0, 0, 0, 0, 0, 0, 0]],
    ['::1.2.3.4', [0, 0, 0, 0, 0, 0, 258, 772]],
    ['1:2::7:8', [1, 2, 0, 0, 0, 0, 7, 8]],
    ['1:2:3:4:5:6:7::', [1, 2, 3, 4, 5, 6, 7, 0]],
    ['::2:3:4:5:6:7:8', [0, 2, 3, 4, 5, 6, 7, 8]],
    ['ABCD:ef01::', [0xabcd, 0xef01, 0, 0, 0, 0, 0, 0]],
    ['192.0.2.01', undefined],
    ['1.2.3.4::', undefined],
  ])('%s', (text, parts) => {
    expect(parseIpAddress(text, 'refused')?.parts).toEqual(parts);
  });

  test('of version 4 may be written as one of version 6', () => {
    const isMapped = (text: string) => isMappedIpv4(parseIpAddress(text, 'refused')!);
    expect(['::ffff:192.0.2.1', '::ffff:c000:201', '0:0:0:0:0:ffff:1:2'].map(isMapped)).toEqual([true, true, true]);
    expect(['::192.0.2.1', '1::ffff:192.0.2.1', '192.0.2.1', '::ffff:0:1:2'].map(isMapped)).toEqual([false, false, false, false]);
  });
});
