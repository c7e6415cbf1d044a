import { GatewayApp } from 'cdk8s-gateway-api';
import { multiProtocol } from './multi-protocol';

const app = new GatewayApp();
multiProtocol(app);
app.synth();
