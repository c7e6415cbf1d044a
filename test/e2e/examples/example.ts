import { Prober } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { Manifests } from '../manifests/manifests';
import { Surroundings } from '../manifests/surroundings';
import { System } from '../manifests/system';
import { Report } from '../report';

/** An example, and what must come of it. */
export interface Example extends System {
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
