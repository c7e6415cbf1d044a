import { tryEdited } from './edited';
import { Example } from './example';
import { changed, withoutGrants } from '../manifests/manifests';
import { grpc, tcp, tls, udp } from '../manifests/service-kind';

const STOCK = ['inventory.v1.Stock/Take', 'inventory.v1.Stock/Count', 'shop.v1.Reservations/Reserve'];

/** Every kind of route and listener on one gateway. */
export const multiProtocol: Example = {
  rsaSecrets: ['infra/shop-example-com-rsa'],
  services: {
    'inventory/stock': grpc(...STOCK),
    'inventory/counting': grpc(...STOCK),
    'data/cache': tcp,
    'data/orders-db': tls('orders.db.example.com'),
    'data/users-db': tls('users.db.example.com'),
    'network/dns': udp,
    'chat/broker': tcp,
  },
  async requests({ probe }) {
    await probe.http('GET https://shop.example.com/', '200 from shop/web, certificate DNS:shop.example.com', { answered: ['certificate'] });
    for (const [ciphers, keyType] of [['ECDHE-RSA-AES128-GCM-SHA256', 'rsa'], ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ec']]) {
      await probe.http('GET https://shop.example.com/', `200 from shop/web, keyType ${keyType}`, { ciphers, answered: ['keyType'] });
    }
    await probe.http('GET http://shop.example.com/cart', '301 to https://shop.example.com/cart');
    await probe.http('GET https://blog.example.com/', '200 from blog/blog, certificate DNS:blog.example.com', { answered: ['certificate'] });
    await probe.http('GET http://blog.example.com/', '200 from blog/blog');
    await probe.grpc('grpc.example.com inventory.v1.Stock/Take', 'answer from inventory/stock');
    await probe.grpc('grpc.example.com inventory.v1.Stock/Count', 'answer from inventory/counting');
    await probe.grpc('grpc.example.com shop.v1.Reservations/Reserve', 'answer from inventory/stock');
    await probe.grpc('grpc.example.com shop.v1.Reservations/Cancel', 'UNIMPLEMENTED');
    await probe.line(443, '"hello" echoed by data/orders-db, certificate DNS:orders.db.example.com', 'orders.db.example.com');
    await probe.line(443, '"hello" echoed by data/users-db, certificate DNS:users.db.example.com', 'users.db.example.com');
    await probe.line(6379, '"hello" echoed by data/cache');
    await probe.line(6380, '"hello" echoed by data/cache, certificate DNS:cache.example.com', 'cache.example.com');
    await probe.datagram(53, '"hello" echoed by network/dns');
  },
  async inCluster(subject) {
    const { probe } = subject;
    await probe.http('GET https://chat.example.com/', '200 from chat/web, certificate DNS:chat.example.com', { answered: ['certificate'] });
    await probe.line(1883, '"hello" echoed by chat/broker');
    await tryEdited(subject, {
      what: 'without its grant',
      edit: withoutGrants('inventory'),
      object: ['GRPCRoute', 'shop/reservations'],
      condition: ['ResolvedRefs', 'False (RefNotPermitted)'],
      refused: () => probe.grpc('grpc.example.com shop.v1.Reservations/Reserve', 'UNKNOWN'),
      restored: () => probe.grpc('grpc.example.com shop.v1.Reservations/Reserve', 'answer from inventory/stock'),
    });
    await tryEdited(subject, {
      what: 'after the gateway let nobody bring listeners',
      edit: changed('Gateway', 'infra/edge', gateway => gateway.spec.allowedListeners = { namespaces: { from: 'None' } }),
      object: ['ListenerSet', 'chat/chat'],
      condition: ['Accepted', 'False (NotAllowed)'],
      refused: () => probe.line(1883, 'failed: connect ECONNREFUSED 203.0.113.10:1883'),
      restored: () => probe.line(1883, '"hello" echoed by chat/broker'),
    });
  },
};
