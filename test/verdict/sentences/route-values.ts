import { Row } from './broken-value';

const path = (type: string, value = '/') => ({ path: { type, value } });
const backend = (rest?: object) => ({ group: '', kind: 'Service', name: 'web', port: 80, weight: 1, ...rest });
const rules = (...counts: number[]) => counts.map(count => ({ matches: Array.from({ length: count }, () => path('Exact')) }));
const calls = (...counts: number[]) => counts.map(count => ({ matches: Array.from({ length: count }, () => ({})) }));
const replace = { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' };
const redirect = { type: 'RequestRedirect', requestRedirect: { statusCode: 302, path: replace } };
const rewrite = { type: 'URLRewrite', urlRewrite: { path: replace } };
const rule = (matches: object[], rest: object) => ({ matches, ...rest });

export const ROUTE_VALUES: readonly Row[] = [
  ['(self.size() > 0 ? self[0].matches.size() : 0) + …', rules(64, 64, 1), rules(64, 64)],
  ['(self.size() > 0 ? (has(self[0].matches) ? …', calls(64, 64, 1), [{}, ...calls(64, 64)]],
  [
    '(has(self.backendRefs) && size(self.backendRefs) > 0) ? …',
    rule([path('PathPrefix')], { backendRefs: [backend()], filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301 } }] }),
    rule([path('PathPrefix')], { backendRefs: [], filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301 } }] }),
  ],
  ['(has(self.filters) && …f.requestRedirect…', rule([path('Exact')], { filters: [redirect] }), rule([path('PathPrefix')], { filters: [redirect] })],
  [
    '(has(self.filters) && …f.urlRewrite…',
    rule([path('PathPrefix', '/a'), path('PathPrefix', '/b')], { filters: [rewrite] }),
    rule([path('PathPrefix', '/a')], { filters: [rewrite] }),
  ],
  [
    '(has(self.backendRefs) && …f.requestRedirect.path.type…',
    rule([], { backendRefs: [backend({ filters: [redirect] })] }),
    rule([path('PathPrefix')], { backendRefs: [backend({ filters: [redirect] })] }),
  ],
  [
    '(has(self.backendRefs) && …f.urlRewrite…',
    rule([path('RegularExpression')], { backendRefs: [backend({ filters: [rewrite] })] }),
    rule([path('PathPrefix')], { backendRefs: [backend({ filters: [rewrite] })] }),
  ],
  ['self.all(l1, !has(l1.name) || …', [{ name: 'cart' }, {}, { name: 'cart' }], [{ name: 'cart' }, {}, {}]],
  [
    '!(has(self.request) && has(self.backendRequest) && …',
    { request: '1s', backendRequest: '1500ms' },
    { request: '0s', backendRequest: '1500ms' },
  ],
  [
    '!has(self.cookieConfig) || !has(self.cookieConfig.lifetimeType) || …',
    { type: 'Cookie', cookieConfig: { lifetimeType: 'Permanent' } },
    { type: 'Cookie', cookieConfig: { lifetimeType: 'Session' } },
  ],
  [
    '!has(self.cookieConfig) || self.type == \'Cookie\'',
    { type: 'Header', cookieConfig: { lifetimeType: 'Session' } },
    { type: 'Cookie', cookieConfig: { lifetimeType: 'Session' } },
  ],
  ['has(self.type) ? has(self.service) || has(self.method) : true', { type: 'Exact' }, { type: 'Exact', method: 'AddItem' }],
  ['…self.service.matches(…', { type: 'Exact', service: 'shop.v1/Cart' }, { type: 'Exact', service: 'shop.v1.Cart' }],
  ['…self.method.matches(…', { type: 'Exact', method: 'Add.*' }, { type: 'RegularExpression', method: 'Add.*' }],
  ['self.all(h, !isIP(h))', ['a.example.com', '192.0.2.1'], ['a.example.com', '192.0.2.256']],
  ['self.all(h, !h.contains(\'*\') ? …', ['a.example.com', 'B.example.com'], ['a.example.com', '*.example.com']],
  ['self.all(h, h.contains(\'*\') ? …', ['a.*.example.com'], ['*.a.example.com']],
];
