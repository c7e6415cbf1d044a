import { constantCase, kebabCase, pascalCase } from '../../projenrc/imports/spelling';

test.each([
  ['Gateway', 'Gateway'],
  ['HTTPRoute', 'HttpRoute'],
  ['HTTPRouteFilter', 'HttpRouteFilter'],
  ['GRPCRoute', 'GrpcRoute'],
  ['BackendTLSPolicy', 'BackendTlsPolicy'],
  ['XBackendTrafficPolicy', 'XBackendTrafficPolicy'],
  ['IPEndpoint', 'IpEndpoint'],
  ['HTTPCORSFilter', 'HttpCorsFilter'],
  ['HTTPURLRewriteFilter', 'HttpUrlRewriteFilter'],
  ['HTTPSListener', 'HttpsListener'],
  ['TLSConfig', 'TlsConfig'],
  ['ClientIPs', 'ClientIps'],
  ['FQDNEndpoint', 'FqdnEndpoint'],
  ['HTTPPathMatch', 'HttpPathMatch'],
  ['OIDCProvider', 'OidcProvider'],
  ['JWTClaim', 'JwtClaim'],
  ['OpenTelemetrySink', 'OpenTelemetrySink'],
  ['HTTP2Settings', 'Http2Settings'],
  ['HTTP10Settings', 'Http10Settings'],
  ['OTelSampler', 'OTelSampler'],
  ['XForwardedForSettings', 'XForwardedForSettings'],
])('type %s is called %s', (upstream, ours) => expect(pascalCase(upstream)).toBe(ours));

test.each([
  ['PathPrefix', 'PATH_PREFIX'],
  ['URLRewrite', 'URL_REWRITE'],
  ['GET', 'GET'],
  ['HTTPS', 'HTTPS'],
  ['301', 'VALUE_301'],
  ['1.3', 'VALUE_1_3'],
  ['gateway.envoyproxy.io/h2c', 'GATEWAY_ENVOYPROXY_IO_H2C'],
  ['H2C', 'H2C'],
  ['IPv4', 'IPV4'],
  ['IPv4AndIPv6', 'IPV4_AND_IPV6'],
  ['TLSv1_2', 'TLSV1_2'],
  ['URIs', 'URIS'],
  ['5xx', 'VALUE_5XX'],
  ['*', 'ALL'],
  ['', 'EMPTY'],
])('value %s is called %s', (value, ours) => expect(constantCase(value)).toBe(ours));

test.each([
  ['HttpRoute', 'http-route'],
  ['XMesh', 'x-mesh'],
  ['BackendTlsPolicy', 'backend-tls-policy'],
])('class %s lives in %s', (name, file) => expect(kebabCase(name)).toBe(file));

test('a value without letters has no name', () => {
  expect(() => constantCase('->')).toThrow('the value "->" of an enum has no letters to name its member after');
});
