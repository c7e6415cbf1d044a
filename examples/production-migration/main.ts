import { App } from 'cdk8s';
import { productionMigration } from './production-migration';

const app = new App();
productionMigration(app);
app.synth();
