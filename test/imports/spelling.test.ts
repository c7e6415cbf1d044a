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
])('type %s is called %s', (upstream, ours) => expect(pascalCase(upstream)).toBe(ours));

test.each([
  ['PathPrefix', 'PATH_PREFIX'],
  ['URLRewrite', 'URL_REWRITE'],
  ['GET', 'GET'],
  ['HTTPS', 'HTTPS'],
  ['301', 'VALUE_301'],
  ['1.3', 'VALUE_1_3'],
  ['gateway.envoyproxy.io/h2c', 'GATEWAY_ENVOYPROXY_IO_H2C'],
  ['', 'EMPTY'],
])('value %s is called %s', (value, ours) => expect(constantCase(value)).toBe(ours));

test.each([
  ['HttpRoute', 'http-route'],
  ['XMesh', 'x-mesh'],
  ['BackendTlsPolicy', 'backend-tls-policy'],
])('class %s lives in %s', (name, file) => expect(kebabCase(name)).toBe(file));
