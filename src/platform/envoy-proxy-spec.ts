import { ComputeResources, EnvoyProxyOptions, ProxyDisruptionBudget, ProxyScaling, ProxyServiceType } from './envoy-proxy-options';
import { ProxyAccessLog, ProxyTelemetry, samplingFraction } from './proxy-telemetry';
import {
  EnvoyProxyKubernetesProvider, EnvoyProxyProviderType, EnvoyProxySpec, KubernetesHorizontalPodAutoscalerSpec, LogLevel,
  MetricSinkType, ProxyAccessLog as AccessLogSpec, ProxyAccessLogFormatType, ProxyAccessLogSinkType,
  ProxyTelemetry as TelemetrySpec, ServiceExternalTrafficPolicy, ServiceType, TracingProviderType,
} from '../../imports/envoygateway/envoy-proxy';
import * as k8s from '../../imports/k8s/common';
import { checkedAnnotations, checkedInstance, checkedWhole, shown } from '../model/checked-argument';
import { quantity } from '../model/quantity';
import { Backend } from '../routing/backend';

/** The spec of the EnvoyProxy that options ask for, in a namespace. */
export function envoyProxySpec(options: EnvoyProxyOptions, namespace: string): EnvoyProxySpec {
  const kubernetes = kubernetesProvider(options);
  return {
    provider: Object.values(kubernetes).some(value => value !== undefined) ? { type: EnvoyProxyProviderType.KUBERNETES, kubernetes } : undefined,
    // Not asked for, but the one default that the API server fills into every EnvoyProxy.
    logging: { level: { default: LogLevel.WARN } },
    telemetry: options.telemetry && telemetry(options.telemetry, namespace),
  };
}

function kubernetesProvider({ replicas, requests, limits, service, scaling, disruptionBudget }: EnvoyProxyOptions): EnvoyProxyKubernetesProvider {
  if (replicas !== undefined && scaling !== undefined) {
    throw new Error(`proxies have a fixed number or scale, got both replicas ${shown(replicas)} and scaling ${shown(scaling)}: leave one out`);
  }
  const resources = computeResources(requests, limits);
  return {
    envoyDeployment: replicas === undefined && resources === undefined ? undefined : {
      replicas: replicas === undefined ? undefined : checkedWhole('the replicas of proxies', replicas, 1, 10_000),
      container: resources && { resources },
    },
    envoyHpa: scaling && autoscaler(scaling),
    envoyPDB: disruptionBudget && checkedInstance('disruptionBudget', disruptionBudget, ProxyDisruptionBudget, 'ProxyDisruptionBudget.minAvailable(1)')._budget,
    envoyService: service && {
      type: checkedServiceType(service.type ?? ProxyServiceType.LOAD_BALANCER),
      annotations: service.annotations && checkedAnnotations('annotations of the proxies\' Service', service.annotations),
      externalTrafficPolicy: ServiceExternalTrafficPolicy.LOCAL,
    },
  };
}

function checkedServiceType(type: ProxyServiceType): ServiceType {
  if (!Object.values(ProxyServiceType).includes(type)) {
    throw new Error(`the type of the proxies' Service must be one of ProxyServiceType, got ${shown(type)}. Write one such as ProxyServiceType.CLUSTER_IP`);
  }
  return type as string as ServiceType;
}

function computeResources(requests: ComputeResources | undefined, limits: ComputeResources | undefined): k8s.ResourceRequirements | undefined {
  if (requests === undefined && limits === undefined) return undefined;
  return { requests: requests && amounts('requests', requests), limits: limits && amounts('limits', limits, requests) };
}

function amounts(what: string, resources: ComputeResources, atLeast: ComputeResources = {}): { [name: string]: string } {
  const amountOf = (name: 'cpu' | 'memory') => {
    const text = resources[name];
    if (text === undefined) return {};
    const amount = typeof text === 'string' ? quantity(text) : undefined;
    if (amount === undefined || amount === 0) {
      throw new Error(`${name} of the proxies' ${what} must be an amount such as "${name === 'cpu' ? '500m' : '512Mi'}", got ${shown(text)}`);
    }
    const least = atLeast[name];
    if (least !== undefined && amount < quantity(least)!) {
      throw new Error(`${name} of the proxies' ${what} must not be below their requests (${least}), got ${shown(text)}: no proxy would start`);
    }
    return { [name]: text };
  };
  return { ...amountOf('cpu'), ...amountOf('memory') };
}

function autoscaler({ minReplicas, maxReplicas, cpuPercent = 80 }: ProxyScaling): KubernetesHorizontalPodAutoscalerSpec {
  const least = checkedWhole('minReplicas of the proxies\' scaling', minReplicas, 1, 10_000);
  return {
    minReplicas: least,
    maxReplicas: checkedWhole('maxReplicas of the proxies\' scaling', maxReplicas, least, 10_000),
    metrics: [{
      type: 'Resource',
      resource: {
        name: 'cpu',
        target: { type: 'Utilization', averageUtilization: checkedWhole('cpuPercent of the proxies\' scaling', cpuPercent, 1, 1000) },
      },
    }],
  };
}

function telemetry({ accessLog, metricsCollector, tracing }: ProxyTelemetry, namespace: string): TelemetrySpec {
  return {
    accessLog: accessLog && accessLogSpec(accessLog, namespace),
    metrics: metricsCollector && { sinks: [{ type: MetricSinkType.OPEN_TELEMETRY, openTelemetry: sink(metricsCollector, namespace) }] },
    tracing: tracing && {
      samplingFraction: samplingFraction(tracing.samplingPercent ?? 100),
      provider: { type: TracingProviderType.OPEN_TELEMETRY, ...sink(tracing.collector, namespace) },
    },
  };
}

function accessLogSpec({ _json: json }: ProxyAccessLog, namespace: string): AccessLogSpec {
  if (json === undefined) return { disable: true };
  return {
    settings: [{
      format: { type: ProxyAccessLogFormatType.JSON, json: json.fields },
      sinks: [json.collector === undefined
        ? { type: ProxyAccessLogSinkType.FILE, file: { path: '/dev/stdout' } }
        : { type: ProxyAccessLogSinkType.OPEN_TELEMETRY, openTelemetry: sink(json.collector, namespace) }],
    }],
  };
}

function sink(collector: Backend, namespace: string) {
  checkedInstance('the collector of telemetry', collector, Backend, 'Backend.fromServiceAttributes({ …, port: 4317 })');
  // The port beside the reference is that of a host given by name. It has a default, which is written like all of them.
  return { backendRefs: [{ ...collector._reference(namespace), weight: 1 }], port: 4317 };
}
