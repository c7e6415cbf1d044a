/** What a pattern asks for, in words that go on from "must be", and a text that fits. */
export interface PatternWords {
  readonly what: string;
  readonly example: string;
}

const DNS_NAME = 'lower-case letters, digits and inner hyphens, in parts with dots between';
const ORIGIN = 'a scheme and a host, perhaps with "*." before it and a port behind it, and nothing more, or "*"';
const NUMBER = '(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))';
const NAME = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const BYTE = '(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)';
const IPV6_WITH_BYTES = '(25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])';
const HEX = '[0-9a-fA-F]{1,4}';

/** Every pattern of the pinned kinds. One that changes loses its words, and a test says so. */
const WORDS: ReadonlyMap<string, PatternWords> = new Map(Object.entries({
  [`^${NAME}$`]: { what: `a name of ${DNS_NAME}`, example: 'shop.example.com' },
  [`^$|^${NAME}$`]: { what: `empty, or a name of ${DNS_NAME}`, example: 'gateway.networking.k8s.io' },
  [`^(\\*\\.)?${NAME}$`]: { what: `a hostname of ${DNS_NAME}, perhaps with "*." before it`, example: 'www.example.com' },
  [`^${NAME}\\.?$`]: { what: `a hostname of ${DNS_NAME}, perhaps with one at its end`, example: 'api.example.com' },
  '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$': { what: 'lower-case letters, digits and inner hyphens and dots', example: 'my-module' },
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$': { what: 'lower-case letters, digits and inner hyphens', example: 'team-a' },
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$': { what: 'the name of a kind: letters, digits and inner hyphens, a letter first', example: 'Service' },
  '^[A-Za-z0-9-]+$': { what: 'letters, digits and hyphens', example: 'X-Client-IP' },
  '^[A-Za-z]{2}$': { what: 'a country of ISO 3166 by its two letters', example: 'DE' },
  '^[A-Za-z0-9!#$%&\'*+\\-.^_\\x60|~]+$': { what: 'the name of a header: letters, digits and the signs ! # $ % & \' * + - . ^ _ ` | ~', example: 'X-Request-Id' },
  '^[!-~]+([\\t ]?[!-~]+)*$': { what: 'printable ASCII characters with single spaces or tabs between them, and none at either end', example: 'max-age=60, public' },
  '^([0-9]{1,5}(h|m|s|ms)){1,4}$': { what: 'a duration: whole numbers of up to five digits, each with h, m, s or ms behind it', example: '1m30s' },
  '^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?': { what: 'a URI with a scheme and "//"', example: 'spiffe://example.com/ns/shop/sa/web' },
  '^https?://[^/?#]+(?:[/?#].*)?$': { what: 'a URL with "http://" or "https://"', example: 'https://example.com/module.so' },
  '^((https?:)(\\/\\/\\/?)([\\w]*(?::[\\w]*)?@)?([\\d\\w\\.-]+)(?::(\\d+))?)?([\\/\\\\\\w\\.()-]*)?(?:([?][^#]*)?(#.*)?)*': {
    what: 'a URL with "http://" or "https://"', example: 'https://example.com/filter.wasm',
  },
  '(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)': { what: ORIGIN, example: 'https://www.example.com' },
  '^(\\*|[A-Za-z][A-Za-z0-9+.-]*:\\/\\/(\\*|(\\*\\.)?(([\\w-]+\\.?)+)?[\\w-]+)(:\\d{1,5})?)$': { what: ORIGIN, example: 'https://www.example.com' },
  '^(?:[-A-Za-z0-9/._~!$&\'()*+,;=:@]|[%][0-9a-fA-F]{2})+$': { what: 'the path of a URL, other characters escaped as %20 is', example: '/auth/check' },
  [`^(System|(${NAME}/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$`]: { what: '"System", or a name of an implementation behind its domain and "/"', example: 'System' },
  [`^(${NAME}/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$`]: {
    what: 'a name of letters, digits and inner hyphens, dots and underscores, perhaps behind a domain and "/"', example: 'Accepted',
  },
  '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$': { what: 'a reason in one word, in camel case', example: 'NoMatchingParent' },
  [`^${NAME}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`]: { what: 'the name of a controller: a domain, "/" and a path', example: 'example.com/gateway-controller' },
  [`^Hostname|IPAddress|NamedAddress|${NAME}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`]: {
    what: '"IPAddress", "Hostname", "NamedAddress", or a type of an implementation behind its domain and "/"', example: 'IPAddress',
  },
  '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$': { what: 'empty, or letters, digits and inner hyphens, dots and underscores', example: 'team_a' },
  [`^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|${NAME}\\/[A-Za-z0-9]+$`]: { what: 'a protocol, such as "HTTP", "HTTPS", "TLS", "TCP" or "UDP"', example: 'HTTPS' },
  [`^(${BYTE}\\.){3}${BYTE}$|^((${HEX}:){1,7}${HEX}|::|((${HEX}:){0,5})?(:${HEX}){1,2})$`]: { what: 'an IP address of version 4 or 6', example: '192.0.2.10' },
  [`(${Array.from({ length: 4 }, () => BYTE).join('\\.')}\\/([0-9]+))|((${ipv6()})\\/([0-9]+))`]: { what: 'a range of IP addresses: an address, "/" and the length of its prefix', example: '192.0.2.0/24' },
  [`^(\\+|-)?${NUMBER}(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?${NUMBER}))?$`]: { what: 'a quantity: a number, perhaps with a unit such as Mi, Gi, k or m behind it', example: '512Mi' },
  '^[1-9]+[0-9]*([EPTGMK]i|[EPTGMk])?$': { what: 'a whole number above 0, perhaps with a unit such as Ki, Mi, k or M behind it', example: '32Ki' },
  '^[^\\r\\n\\x00]*$': { what: 'one line, without null characters', example: 'trailer-' },
  '^[^\\x00\\n\\r]*$': { what: 'one line, without null characters', example: 'load.example.com' },
  '^(connection\\.|source\\.|destination\\.|request\\.|response\\.|upstream\\.|xds\\.route_)[a-z_1-9]*$': {
    what: 'an attribute of Envoy, which begins with connection., source., destination., request., response., upstream. or xds.route_', example: 'request.path',
  },
  '^[a-f0-9]{64}$': { what: 'a SHA-256 sum: 64 digits from 0 to 9 and a to f', example: '0123456789abcdef'.repeat(4) },
  '^.*\\.mmdb$': { what: 'the path of a database of MaxMind, which ends in ".mmdb"', example: '/etc/geoip/GeoLite2-City.mmdb' },
}));

/** The words for a pattern; nothing for one of the kinds of others. */
export function patternWords(pattern: string): PatternWords | undefined {
  return WORDS.get(pattern);
}

function ipv6(): string {
  const groups = Array.from({ length: 4 }, (_, index) => `(${HEX}:){1,${5 - index}}(:${HEX}){1,${index + 2}}`);
  return [
    `(${HEX}:){7,7}${HEX}`, `(${HEX}:){1,7}:`, `(${HEX}:){1,6}:${HEX}`, ...groups, `${HEX}:((:${HEX}){1,6})`, `:((:${HEX}){1,7}|:)`,
    'fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]{1,}',
    `::(ffff(:0{1,4}){0,1}:){0,1}(${IPV6_WITH_BYTES}\\.){3,3}${IPV6_WITH_BYTES}`, `(${HEX}:){1,4}:(${IPV6_WITH_BYTES}\\.){3,3}${IPV6_WITH_BYTES}`,
  ].join('|');
}
