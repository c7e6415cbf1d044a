import { GatewayApp } from 'cdk8s-gateway-api';
import { productionMigration } from './production-migration';

const app = new GatewayApp();
productionMigration(app);
app.synth();
