/** The sixteen-bit groups of an IPv6 address, or the bytes of an IPv4 one. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly parts: readonly number[];
}

/** How leading zeros of an IPv4 address are taken: Go refused them from 1.17 on, and the formats of schemas are older. */
export type LeadingZeros = 'refused' | 'tolerated';

/** Reads an address as Go does, without a zone. */
export function parseIpAddress(text: string, zeros: LeadingZeros): IpAddress | undefined {
  const parts = text.includes(':') ? ipv6Groups(text, zeros) : ipv4Bytes(text, zeros);
  return parts && { version: text.includes(':') ? 6 : 4, parts };
}

/** Whether an address is an IPv4 one in the clothes of IPv6 (`::ffff:192.0.2.1`). */
export function isMappedIpv4({ version, parts }: IpAddress): boolean {
  return version === 6 && parts[5] === 0xffff && parts.slice(0, 5).every(part => part === 0);
}

function ipv4Bytes(text: string, zeros: LeadingZeros): number[] | undefined {
  const digits = zeros === 'refused' ? /^(0|[1-9]\d{0,2})$/ : /^\d+$/;
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => digits.test(part) && Number(part) <= 255) ? parts.map(Number) : undefined;
}

function ipv6Groups(text: string, zeros: LeadingZeros): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half, index) => groupsOf(half, index === halves.length - 1, zeros));
  const [before, after] = groups;
  if (before === undefined || halves.length === 2 && after === undefined) return undefined;
  if (halves.length === 1) return before.length === 8 ? before : undefined;
  const missing = 8 - before.length - after!.length;
  return missing < 1 ? undefined : [...before, ...Array.from({ length: missing }, () => 0), ...after!];
}

function groupsOf(half: string, isLast: boolean, zeros: LeadingZeros): number[] | undefined {
  if (half === '') return [];
  const parts = half.split(':');
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const bytes = isLast && index === parts.length - 1 ? ipv4Bytes(part, zeros) : undefined;
      if (bytes === undefined) return undefined;
      groups.push(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}
