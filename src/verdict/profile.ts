import { KIND_VERSIONS, KindVersion } from '../../imports/schema/kind-versions';
import { CONTROLLERS } from '../model/controllers';

/** What manifests are made for: releases and a channel, and so the CRDs of a cluster. */
export interface Profile {
  readonly name: string;
  readonly channel: 'standard' | 'experimental';
  /** Whether what Envoy Gateway does differently counts. */
  readonly envoyGateway: boolean;
  /** Of the classes that are looked at; nothing for those of any controller. */
  readonly controllerName?: string;
  /** Features that its implementation has not shown to have. */
  readonly without: readonly string[];
}

const ENVOY_GATEWAY = {
  envoyGateway: true, controllerName: CONTROLLERS.ENVOY_GATEWAY, without: ['GatewayHTTPSListenerDetectMisdirectedRequests'],
};
const ANY_CONTROLLER = { envoyGateway: false, without: [] };

/** The profiles of releases; the first one is the default. Those of other implementations are in `implementations`. */
export const PROFILES: readonly Profile[] = [
  { name: 'envoy-gateway-1.9', channel: 'standard', ...ENVOY_GATEWAY },
  { name: 'envoy-gateway-1.9-experimental', channel: 'experimental', ...ENVOY_GATEWAY },
  { name: 'gateway-api-1.6', channel: 'standard', ...ANY_CONTROLLER },
  { name: 'gateway-api-1.6-experimental', channel: 'experimental', ...ANY_CONTROLLER },
];

export const DEFAULT_PROFILE = PROFILES[0];

/** Whether a version of a kind is among the CRDs of a profile; it may still be one that is no longer served. */
export function isOf(profile: Profile, { channel }: KindVersion): boolean {
  return channel === undefined ? profile.envoyGateway : channel === profile.channel;
}

/** The kinds of the pinned releases by group and kind, all versions and channels. */
export function versionsOf(group: string, kind: string): readonly KindVersion[] {
  if (byKind === undefined) {
    byKind = new Map();
    for (const each of KIND_VERSIONS) {
      const key = `${each.group}/${each.kind}`;
      const others = byKind.get(key);
      if (others === undefined) byKind.set(key, [each]); else others.push(each);
    }
  }
  return byKind.get(`${group}/${kind}`) ?? [];
}

/** The groups of the pinned releases that have a kind. */
export function groupsOf(kind: string): string[] {
  return [...new Set(KIND_VERSIONS.filter(each => each.kind === kind).map(({ group }) => group))];
}

let byKind: Map<string, KindVersion[]> | undefined;
