import { App } from 'cdk8s';
import { localPlatform } from './local-platform';

const app = new App();
localPlatform(app);
app.synth();
