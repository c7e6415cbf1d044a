import { GatewayApp } from 'cdk8s-gateway-api';
import { localPlatform } from './local-platform';

const app = new GatewayApp();
localPlatform(app);
app.synth();
