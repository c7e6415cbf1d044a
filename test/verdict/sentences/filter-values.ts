import { Row } from './broken-value';

const service = { group: '', kind: 'Service', name: 'web', port: 80 };
const filters = {
  RequestHeaderModifier: { type: 'RequestHeaderModifier', requestHeaderModifier: {} },
  ResponseHeaderModifier: { type: 'ResponseHeaderModifier', responseHeaderModifier: {} },
  RequestMirror: { type: 'RequestMirror', requestMirror: { backendRef: service } },
  RequestRedirect: { type: 'RequestRedirect', requestRedirect: { statusCode: 302 } },
  URLRewrite: { type: 'URLRewrite', urlRewrite: {} },
  CORS: { type: 'CORS', cors: { maxAge: 5 } },
  ExternalAuth: { type: 'ExternalAuth', externalAuth: { protocol: 'GRPC', grpc: {}, backendRef: service } },
  ExtensionRef: { type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'web' } },
};
const mirror = (rest: object) => ({ backendRef: service, ...rest });
const auth = (rest: object) => ({ backendRef: service, ...rest });

export const FILTER_VALUES: readonly Row[] = [
  ...Object.values(filters).flatMap(filter => {
    const { type, ...rest } = filter;
    const [field] = Object.keys(rest);
    const other = type === 'RequestHeaderModifier' ? filters.RequestMirror : filters.RequestHeaderModifier;
    return [
      [`!(has(self.${field}) && self.type != '${type}')`, { ...other, ...rest }, filter],
      [`!(!has(self.${field}) && self.type == '${type}')`, { type }, filter],
    ] as const;
  }),
  ...(['RequestHeaderModifier', 'ResponseHeaderModifier', 'CORS', 'RequestRedirect', 'URLRewrite'] as const).map((type): Row => [
    `self.filter(f, f.type == '${type}').size() <= 1`,
    [filters[type], filters.RequestMirror, filters[type]],
    [filters[type], filters.RequestMirror, filters.RequestMirror],
  ]),
  ['!(has(self.header) && self.type != \'Header\')', { type: 'Backend', header: 'x-host' }, { type: 'Header', header: 'x-host' }],
  ['!(!has(self.header) && self.type == \'Header\')', { type: 'Header' }, { type: 'Backend' }],
  [
    '!(has(self.pathRegex) && self.type != \'PathRegex\')',
    { type: 'Backend', pathRegex: { pattern: '/(.*)/', substitution: '\\1' } },
    { type: 'PathRegex', pathRegex: { pattern: '/(.*)/', substitution: '\\1' } },
  ],
  ['!(!has(self.pathRegex) && self.type == \'PathRegex\')', { type: 'PathRegex' }, { type: 'Backend' }],
  [
    'self.type == \'ReplaceRegexMatch\' ? …',
    { type: 'ReplaceRegexMatch' },
    { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: 'a', substitution: 'b' } },
  ],
  ['!(self.exists(f, f.type == \'RequestRedirect\') && …', [filters.RequestRedirect, filters.URLRewrite], [filters.RequestRedirect, filters.CORS]],
  [
    'has(self.replaceFullPath) ? self.type == \'ReplaceFullPath\' : true',
    { type: 'ReplacePrefixMatch', replacePrefixMatch: '/', replaceFullPath: '/' },
    { type: 'ReplaceFullPath', replaceFullPath: '/' },
  ],
  ['self.type == \'ReplaceFullPath\' ? has(self.replaceFullPath) : true', { type: 'ReplaceFullPath' }, { type: 'ReplaceFullPath', replaceFullPath: '/' }],
  [
    'has(self.replacePrefixMatch) ? self.type == \'ReplacePrefixMatch\' : true',
    { type: 'ReplaceFullPath', replaceFullPath: '/', replacePrefixMatch: '/' },
    { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
  ],
  [
    'self.type == \'ReplacePrefixMatch\' ? has(self.replacePrefixMatch) : true',
    { type: 'ReplacePrefixMatch' },
    { type: 'ReplacePrefixMatch', replacePrefixMatch: '' },
  ],
  ['has(self.grpc) ? self.protocol == \'GRPC\' : true', auth({ protocol: 'HTTP', http: {}, grpc: {} }), auth({ protocol: 'HTTP', http: {} })],
  ['self.protocol == \'GRPC\' ? has(self.grpc) : true', auth({ protocol: 'GRPC' }), auth({ protocol: 'GRPC', grpc: {} })],
  ['has(self.http) ? self.protocol == \'HTTP\' : true', auth({ protocol: 'GRPC', http: {}, grpc: {} }), auth({ protocol: 'GRPC', grpc: {} })],
  ['self.protocol == \'HTTP\' ? has(self.http) : true', auth({ protocol: 'HTTP' }), auth({ protocol: 'HTTP', http: {} })],
  ['!(has(self.percent) && has(self.fraction))', mirror({ percent: 50, fraction: { numerator: 1, denominator: 2 } }), mirror({ percent: 50 })],
  ['self.numerator <= self.denominator', { numerator: 101, denominator: 100 }, { numerator: 100, denominator: 100 }],
  ['!(\'*\' in self && self.size() > 1)', ['GET', '*'], ['*']],
];
