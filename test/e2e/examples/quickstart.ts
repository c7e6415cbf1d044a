import { tryEdited } from './edited';
import { Example } from './example';
import { changed, withoutGrants } from '../manifests/manifests';

/** Two services behind one gateway, over HTTP and HTTPS, and one of another namespace. */
export const quickstart: Example = {
  services: {},
  async requests({ probe }) {
    await probe.http('GET http://app.example.com/service-a', '200 from demo/service-a, path /service-a', { seen: ['path'] });
    await probe.http('GET http://app.example.com/service-b/orders?page=2', '200 from demo/service-b, path /service-b/orders?page=2', { seen: ['path'] });
    await probe.http('GET https://app.example.com/service-a', '200 from demo/service-a, certificate DNS:app.example.com', { answered: ['certificate'] });
    await probe.http('POST https://app.example.com/service-b', '200 from demo/service-b');
    await probe.http('GET http://app.example.com/service-a-extra', '404');
    await probe.http('GET http://app.example.com/', '404');
    await probe.http('GET http://other.example.com/service-a', '404');
    await probe.http('GET http://reports.example.com/monthly', '200 from shared-services/reports');
    await probe.shares('GET http://canary.example.com/', { percent: { 'demo/service-a': 80, 'demo/service-b': 20 } });
  },
  async inCluster(subject) {
    const { probe } = subject;
    const reports = () => probe.http('GET http://reports.example.com/monthly', '200 from shared-services/reports');
    await tryEdited(subject, {
      what: 'without its grant',
      edit: withoutGrants('shared-services'),
      object: ['HTTPRoute', 'app/reports'],
      condition: ['ResolvedRefs', 'False (RefNotPermitted)'],
      refused: () => probe.http('GET http://reports.example.com/monthly', '500'),
      restored: reports,
    });
    await tryEdited(subject, {
      what: 'from a namespace outside the access of its listener',
      edit: changed('HTTPRoute', 'app/reports', route => route.metadata.namespace = 'shared-services'),
      object: ['HTTPRoute', 'shared-services/reports'],
      condition: ['Accepted', 'False (NotAllowedByListeners)'],
      refused: () => probe.http('GET http://reports.example.com/monthly', '404'),
      restored: reports,
    });
  },
};
