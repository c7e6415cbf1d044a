import { ProxyTelemetry } from './proxy-telemetry';
import { checkedWhole } from '../model/checked-argument';

/** Amounts of CPU and memory, as Kubernetes writes them. */
export interface ComputeResources {
  /**
   * CPU, such as `500m` or `2`.
   *
   * @default - none; Envoy Gateway's own (100m requested) apply only where neither `requests` nor `limits` is given
   */
  readonly cpu?: string;
  /**
   * Memory, such as `512Mi`.
   *
   * @default - none; Envoy Gateway's own (512Mi requested) apply only where neither `requests` nor `limits` is given
   */
  readonly memory?: string;
}

/** Types of the Service in front of the proxies. */
export enum ProxyServiceType {
  CLUSTER_IP = 'ClusterIP',
  LOAD_BALANCER = 'LoadBalancer',
  NODE_PORT = 'NodePort',
}

/** The Service in front of the proxies. */
export interface ProxyService {
  /**
   * Type of the Service.
   *
   * @default ProxyServiceType.LOAD_BALANCER
   */
  readonly type?: ProxyServiceType;
  /**
   * Annotations of the Service, such as those a cloud's load balancer reads.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** Scaling of the proxies by their CPU use; a HorizontalPodAutoscaler. */
export interface ProxyScaling {
  /** Fewest proxies, at least 1. */
  readonly minReplicas: number;
  /** Most proxies, not below `minReplicas`. */
  readonly maxReplicas: number;
  /**
   * CPU use to keep to, in percent of what is requested, from 1.
   *
   * @default 80
   */
  readonly cpuPercent?: number;
}

/** How many proxies an eviction leaves; a PodDisruptionBudget. */
export class ProxyDisruptionBudget {
  /**
   * At least so many proxies stay.
   *
   * @param proxies a whole number, at least 1
   */
  public static minAvailable(proxies: number): ProxyDisruptionBudget {
    return new ProxyDisruptionBudget({ minAvailable: checkedWhole('proxies that stay available', proxies, 1, 10_000) });
  }

  /**
   * At least this share of the proxies stays.
   *
   * @param percent from 1 to 99
   */
  public static minAvailablePercent(percent: number): ProxyDisruptionBudget {
    return new ProxyDisruptionBudget({ minAvailable: `${checkedWhole('the share of proxies that stays available', percent, 1, 99)}%` });
  }

  /**
   * At most so many proxies go at once.
   *
   * @param proxies a whole number, at least 1
   */
  public static maxUnavailable(proxies: number): ProxyDisruptionBudget {
    return new ProxyDisruptionBudget({ maxUnavailable: checkedWhole('proxies that may be unavailable', proxies, 1, 10_000) });
  }

  /** @internal */
  private constructor(public readonly _budget: { readonly minAvailable?: number | string; readonly maxUnavailable?: number | string }) {}
}

/**
 * What the proxies of a gateway are like. What is not asked for is left to Envoy Gateway: one proxy, with 100m CPU and 512Mi memory requested,
 * behind a LoadBalancer. Only the level of the proxies' own logs, `warn`, is always written, because the API server would fill it in.
 *
 * Source: Envoy Gateway, EnvoyProxy.
 */
export interface EnvoyProxyOptions {
  /**
   * How many proxies, at least 1. Not together with `scaling`.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * What each proxy is given at least.
   *
   * @default - 100m CPU and 512Mi memory
   */
  readonly requests?: ComputeResources;
  /**
   * What each proxy is given at most; not below `requests`.
   *
   * @default - no limit
   */
  readonly limits?: ComputeResources;
  /**
   * The Service in front of the proxies.
   *
   * @default - one of type LoadBalancer
   */
  readonly service?: ProxyService;
  /**
   * Scaling of the proxies by their CPU use.
   *
   * @default - the number of proxies is fixed
   */
  readonly scaling?: ProxyScaling;
  /**
   * How many proxies an eviction leaves.
   *
   * @default - none
   */
  readonly disruptionBudget?: ProxyDisruptionBudget;
  /**
   * Where access logs, metrics and traces go.
   *
   * @default - Envoy Gateway's own: access logs to standard output, metrics for Prometheus on port 19001, no traces
   */
  readonly telemetry?: ProxyTelemetry;
}
