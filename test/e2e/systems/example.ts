import { Manifests } from './manifests';
import { ServiceKind } from './service-kind';
import { Surroundings } from './surroundings';
import { Prober } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { Report } from '../row';
import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';

/** What stands around the manifests of a system. */
export interface System {
  /** Services whose workload is not the usual one, which echoes HTTP; by namespace/name. */
  readonly services: { readonly [service: string]: ServiceKind };
  /** What the manifests take for granted. */
  readonly present?: (authority: CertificateAuthority) => KubernetesObject[];
}

/** An example, and what must come of it. */
export interface Example extends System {
  /** Its folder under `examples`. */
  readonly name: string;
  /** Requests that a proxy answers, at every level that has one. */
  readonly requests: (subject: Subject) => Promise<void>;
  /** What takes the whole loop: what level B lacks, and edited manifests. */
  readonly inCluster: (subject: SubjectInCluster) => Promise<void>;
}

/** A running example under test. */
export interface Subject {
  readonly probe: Prober;
  readonly report: Report;
  readonly backend: Surroundings['backend'];
}

export interface SubjectInCluster extends Subject {
  readonly cluster: Cluster;
  readonly manifests: Manifests;
}
