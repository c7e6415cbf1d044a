/** What is simulated. */
export interface SimulatedClusterOptions {
  /**
   * What the manifests are made for, as the command line has it: `gateway-api-1.6`, `envoy-gateway-1.9-experimental`, or an implementation by
   * its conformance report.
   *
   * @default - the profile of the app; `envoy-gateway-1.9` for manifests
   */
  readonly profile?: string;
  /**
   * Name of the only controller whose GatewayClasses are looked at.
   *
   * @default - that of the profile; of an app, others are looked at too, by the specification
   */
  readonly controller?: string;
  /**
   * Features, by their names in conformance reports, that the implementation lacks.
   *
   * @default - none, or those of the profile
   */
  readonly without?: string[];
  /**
   * Kinds, such as `Secret`, of which every object that is referred to is taken to exist.
   *
   * @default - of an app, all kinds that others may make; of manifests, none
   */
  readonly assume?: string[];
}
