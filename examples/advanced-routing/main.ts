import { GatewayApp } from 'cdk8s-gateway-api';
import { advancedRouting } from './advanced-routing';

const app = new GatewayApp();
advancedRouting(app);
app.synth();
