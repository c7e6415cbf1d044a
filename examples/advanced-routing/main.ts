import { App } from 'cdk8s';
import { advancedRouting } from './advanced-routing';

const app = new App();
advancedRouting(app);
app.synth();
