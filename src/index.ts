export * as gatewayapi from '../imports/gatewayapi';
export * as gatewayapix from '../imports/gatewayapix';
export * as envoygateway from '../imports/envoygateway';
export * as k8s from '../imports/k8s';
