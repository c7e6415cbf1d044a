const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^(?=.{0,63}$)(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const KEY = /^((?=.{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9]|[A-Za-z0-9][-A-Za-z0-9_.]{0,61}[A-Za-z0-9])$/;

/** What the API server asks of the metadata of every object. `namespaced` is absent where the scope of the kind is not known. */
export function metadataProblems({ metadata }: any, namespaced?: boolean): string[] {
  const { name, namespace, labels = {}, annotations = {} } = metadata ?? {};
  return [
    ...SUBDOMAIN.test(name ?? '') ? [] : [`metadata.name ${name} is not a DNS subdomain`],
    ...namespaced === undefined || (namespace !== undefined) === namespaced ? [] : [`metadata.namespace is ${namespace}`],
    ...namespace === undefined || DNS_LABEL.test(namespace) ? [] : [`metadata.namespace ${namespace} is not a DNS label`],
    ...Object.entries<unknown>(labels).filter(([key, value]) => !KEY.test(key) || typeof value !== 'string' || !LABEL_VALUE.test(value))
      .map(([key, value]) => `metadata.labels has ${key}: ${value}`),
    ...Object.entries<unknown>(annotations).filter(([key, value]) => !KEY.test(key) || typeof value !== 'string')
      .map(([key, value]) => `metadata.annotations has ${key}: ${value}`),
  ];
}
