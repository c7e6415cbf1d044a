import { App } from 'cdk8s';
import { multiProtocol } from './multi-protocol';

const app = new App();
multiProtocol(app);
app.synth();
