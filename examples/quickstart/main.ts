import { GatewayApp } from 'cdk8s-gateway-api';
import { quickstart } from './quickstart';

const app = new GatewayApp();
quickstart(app);
app.synth();
