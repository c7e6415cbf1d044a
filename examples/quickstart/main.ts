import { App } from 'cdk8s';
import { quickstart } from './quickstart';

const app = new App();
quickstart(app);
app.synth();
