import { Fraction } from '../../imports/gatewayapi/common';
import { checkedWhole, shown } from '../model/checked-argument';
import { Backend } from '../routing/backend';

/** What a JSON access log says of each request where nothing else is asked for, in the operators of Envoy's access log format. */
const DEFAULT_FIELDS: { readonly [field: string]: string } = {
  start_time: '%START_TIME%',
  method: '%REQ(:METHOD)%',
  path: '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%',
  protocol: '%PROTOCOL%',
  response_code: '%RESPONSE_CODE%',
  response_flags: '%RESPONSE_FLAGS%',
  bytes_received: '%BYTES_RECEIVED%',
  bytes_sent: '%BYTES_SENT%',
  duration: '%DURATION%',
  authority: '%REQ(:AUTHORITY)%',
  route_name: '%ROUTE_NAME%',
  upstream_host: '%UPSTREAM_HOST%',
  x_request_id: '%REQ(X-REQUEST-ID)%',
};

/** Options of `ProxyAccessLog.json`. */
export interface JsonAccessLogOptions {
  /**
   * Fields of a log entry, each with operators of Envoy's access log format, such as `%RESPONSE_CODE%`.
   *
   * @default - time, method, path, protocol, response code and flags, bytes, duration, authority, route, upstream, request id
   */
  readonly fields?: { [field: string]: string };
  /**
   * OpenTelemetry collector that gets the entries.
   *
   * @default - standard output of the proxies
   */
  readonly collector?: Backend;
}

/** The access log of the proxies. */
export class ProxyAccessLog {
  /** No access log. */
  public static readonly DISABLED = new ProxyAccessLog();

  /**
   * An entry in JSON for each request.
   *
   * @param options fields and destination
   */
  public static json(options: JsonAccessLogOptions = {}): ProxyAccessLog {
    const fields = options.fields ?? DEFAULT_FIELDS;
    if (Object.keys(fields).length === 0) throw new Error('a JSON access log has at least one field, got none. Leave fields out for the usual ones');
    for (const [field, format] of Object.entries(fields)) {
      if (typeof format !== 'string') throw new Error(`field ${shown(field)} of an access log must be a text such as "%RESPONSE_CODE%", got ${shown(format)}`);
    }
    return new ProxyAccessLog({ fields: { ...fields }, collector: options.collector });
  }

  /** @internal */
  private constructor(public readonly _json?: { readonly fields: { [field: string]: string }; readonly collector?: Backend }) {}
}

/** Traces of the proxies, in OpenTelemetry's protocol. */
export interface ProxyTracingOptions {
  /** OpenTelemetry collector that gets the spans, such as `Backend.fromServiceAttributes({ name: 'otel-collector', …, port: 4317 })`. */
  readonly collector: Backend;
  /**
   * Share of requests that are traced, in percent, from 0 to 100.
   *
   * @default 100
   */
  readonly samplingPercent?: number;
}

/** Where access logs, metrics and traces of the proxies go. No ReferenceGrant is needed for collectors of other namespaces: nothing asks for one. */
export interface ProxyTelemetry {
  /**
   * Access log.
   *
   * @default - Envoy Gateway's: JSON to standard output
   */
  readonly accessLog?: ProxyAccessLog;
  /**
   * OpenTelemetry collector that gets the metrics, besides Prometheus, which takes them from port 19001.
   *
   * @default - Prometheus alone
   */
  readonly metricsCollector?: Backend;
  /**
   * Traces.
   *
   * @default - none
   */
  readonly tracing?: ProxyTracingOptions;
}

/** A percentage as the share of requests that is traced. */
export function samplingFraction(percent: number): Fraction {
  return { numerator: checkedWhole('the share of requests that is traced', percent, 0, 100), denominator: 100 };
}

/** Every backend that telemetry goes to. */
export function collectorsOf({ accessLog, metricsCollector, tracing }: ProxyTelemetry = {}): Backend[] {
  return [accessLog?._json?.collector, metricsCollector, tracing?.collector].filter(collector => collector !== undefined);
}
