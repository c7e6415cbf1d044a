import { refuses } from './world';
import { Certificate, CertificateIssuer, HttpListener, PlatformGateway, RouteAccess, TcpListener, TlsListener, TlsPassthroughListener } from '../../src';

refuses([
  [
    'the gateway of a listener must be given, got undefined. Write the PlatformGateway it belongs to',
    ({ infra }) => new HttpListener(infra, 'Http', {} as any),
  ],
  [
    'access must be a RouteAccess, got "Same". Write RouteAccess.namespaces(…)',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, access: 'Same' as any }),
  ],
  [
    'the certificate of a listener must be a Certificate, got "tls". Write Certificate.fromSecret(…)',
    ({ infra, gateway }) => new TlsListener(infra, 'Tls', { gateway, certificate: 'tls' as any }),
  ],
  [
    'the issuer of a certificate must be a CertificateIssuer, got "acme". Write CertificateIssuer.clusterIssuer(…)',
    () => Certificate.fromIssuer('acme' as any),
  ],
  [
    'Gateway infra/public has a listener of protocol HTTPS for *.example.com on port 443 already (infra/Https): give one of the two another port or hostname',
    ({ infra, gateway }) => new TlsPassthroughListener(infra, 'Raw', { gateway, hostname: '*.example.com' }),
  ],
  [
    'the port of a listener must be a whole number from 1 to 65535, got 0',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, port: 0 }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "Example.com": hostnames are written in lower case: "example.com"',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'Example.com' }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "a.*.example.com": a wildcard is the whole first label, as in *.example.com',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'a.*.example.com' }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "192.0.2.1": neither an IP address nor a port belongs in a hostname',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: '192.0.2.1' }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "example.com:80": neither an IP address nor a port belongs in a hostname',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'example.com:80' }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "": write letters, digits and dashes between dots, as in www.example.com or *.example.com',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: '' }),
  ],
  [
    'the name of a listener must be made of lower-case letters, digits, inner dashes and dots, got "HTTP". Write a name such as "my-app"',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, name: 'HTTP' }),
  ],
  [
    'the name of a listener, made of its id "1+1", must be made of lower-case letters, digits, inner dashes and dots, got "1+1". Write a name such as "my-app"',
    ({ infra, gateway }) => new HttpListener(infra, '1+1', { gateway }),
  ],
  [
    'a listener that only redirects to HTTPS admits no routes, got access as well: leave `access` or `redirectToHttps` out',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, redirectToHttps: true, access: RouteAccess.EVERYONE }),
  ],
  [
    'httpsPort is where redirectToHttps leads, got 8443 without it: add `redirectToHttps: true`, or leave it out',
    ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, httpsPort: 8443 }),
  ],
  [
    'a listener that terminates TLS takes 1 to 64 certificates, got 0 at infra/Tls: say `certificate: Certificate.fromSecret(…)`, or fromIssuer',
    ({ infra, gateway }) => new TlsListener(infra, 'Tls', { gateway, hostname: 'a.example.com' }),
  ],
  [
    'an issued certificate is for a hostname, got none at infra/Tls: give the listener a `hostname`',
    ({ infra, gateway, issuer }) => new TlsListener(infra, 'Tls', { gateway, certificate: Certificate.fromIssuer(issuer) }),
  ],
  [
    'a listener takes one certificate from an issuer, got two at infra/Tls: tell their Secrets apart by secretName',
    ({ infra, gateway, issuer }) => new TlsListener(infra, 'Tls', { gateway, hostname: 'a.example.com', certificates: [Certificate.fromIssuer(issuer), Certificate.fromIssuer(issuer)] }),
  ],
  [
    'a certificate must be in a Secret, got Service "web" at shop/service-web',
    ({ web }) => Certificate.fromSecret(web),
  ],
  [
    'the name of a Secret must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
    () => Certificate.fromSecretAttributes({ name: 'A' }),
  ],
  [
    'the name of a ClusterIssuer must be made of lower-case letters, digits, inner dashes and dots, got "". Write a name such as "my-app"',
    () => CertificateIssuer.clusterIssuer(''),
  ],
  [
    'Gateway infra/public has a listener of protocol HTTPS on port 443 (infra/Https), which cannot share it with one of protocol TCP: give one of the two another port',
    ({ infra, gateway }) => new TcpListener(infra, 'Tcp', { gateway, port: 443 }),
  ],
  [
    'the port of a listener must be a whole number from 1 to 65535, got undefined',
    ({ infra, gateway }) => new TcpListener(infra, 'Tcp', { gateway } as any),
  ],
  [
    'Gateway infra/public has a listener "https" already (infra/Https): give one of the two another `name`',
    ({ infra, gateway, certificate }) => new TlsListener(infra, 'Again', { gateway, name: 'https', hostname: 'b.example.com', certificate }),
  ],
  [
    'Gateway infra/public has a listener of protocol HTTPS for *.example.com on port 443 already (infra/Https): give one of the two another port or hostname',
    ({ infra, gateway, certificate }) => new TlsListener(infra, 'Again', { gateway, hostname: '*.example.com', certificate }),
  ],
  [
    'Gateway infra/public has a listener of protocol HTTPS on port 443 (infra/Https), which cannot share it with one of protocol HTTP: give one of the two another port',
    ({ infra, gateway }) => new HttpListener(infra, 'Again', { gateway, port: 443 }),
  ],
  [
    'Gateway infra/other is not made by this app, so a listener cannot be written into it: put it into a ListenerSet with `listenerSet: \'<name>\'`',
    ({ infra, certificate }) => new TlsListener(infra, 'Own', { gateway: PlatformGateway.fromAttributes({ name: 'other', namespace: 'infra' }), certificate }),
  ],
  [
    'the hostname of a listener must be a valid hostname, got "*": a wildcard stands before a domain, as in *.example.com',
    () => TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*' }),
  ],
  [
    'a listener is held by a Gateway or a ListenerSet, got "Service"',
    () => TlsListener.fromAttributes({ parentKind: 'Service' as any, parentName: 'public', parentNamespace: 'infra', sectionName: 'https' }),
  ],
]);
