/** Options of `Backend.fromService` and `Backend.fromServiceImport`. */
export interface ServiceBackendOptions {
  /**
   * Number of the Service's port (not of the container's), from 1 to 65535. Checked against the Service when the app is synthesized.
   *
   * @default - the only port of the Service
   */
  readonly port?: number;
  /**
   * Name of the Service's port, instead of its number. The number is written.
   *
   * @default - the only port of the Service
   */
  readonly portName?: string;
}

/** Attributes of a Service or ServiceImport that this app does not make. */
export interface ServiceAttributes {
  /** Name of the Service. */
  readonly name: string;
  /** Namespace of the Service. */
  readonly namespace: string;
  /** Number of the Service's port, from 1 to 65535. */
  readonly port: number;
  /**
   * Whether its owner has permitted references from other namespaces already. Otherwise synthesis says which ReferenceGrant to ask for.
   *
   * @default false
   */
  readonly granted?: boolean;
}

/** Attributes of an Envoy Gateway Backend that this app does not make. */
export interface ExternalBackendAttributes {
  /** Name of the Backend. */
  readonly name: string;
  /** Namespace of the Backend. */
  readonly namespace: string;
  /**
   * Whether its owner has permitted references from other namespaces already.
   *
   * @default false
   */
  readonly granted?: boolean;
}
