import { changed, Edit, withoutGrants } from '../manifests/manifests';

/** A way to break the quickstart, and the row in which each level should notice. */
export interface Broken {
  readonly what: string;
  readonly edit: Edit;
  /** A part of what goes wrong, level by level. */
  readonly noticed: { readonly a: string; readonly b: string; readonly d: string };
}

export const BROKEN: readonly Broken[] = [
  {
    what: 'the grant removed',
    edit: withoutGrants('shared-services'),
    noticed: {
      a: 'HTTPRoute app/reports: parent infra/quickstart/http: ResolvedRefs False (RefNotPermitted)',
      b: 'GET http://reports.example.com/monthly: 500',
      d: 'GET http://reports.example.com/monthly: 500',
    },
  },
  {
    what: 'a wrong port',
    edit: changed('HTTPRoute', 'demo/paths', route => route.spec.rules[0].backendRefs[0].port = 9999),
    noticed: {
      a: 'HTTPRoute demo/paths: parent infra/quickstart/https: ResolvedRefs False (PortNotFound)',
      b: 'GET http://app.example.com/service-a: 500',
      d: 'GET http://app.example.com/service-a: 500',
    },
  },
  {
    what: 'an unknown field',
    edit: changed('HTTPRoute', 'demo/paths', route => route.spec.hostnamez = ['app.example.com']),
    noticed: {
      a: 'spec.hostnamez',
      b: 'spec.hostnamez',
      d: 'spec.hostnamez',
    },
  },
];
