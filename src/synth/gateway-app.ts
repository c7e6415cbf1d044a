import { App, AppProps } from 'cdk8s';

/**
 * An `App` for many charts: the same files to the byte, in time that grows with the number of charts, not with its square. Every construct
 * is validated once.
 *
 * `synth()` renders everything before it writes anything: where it fails, the output folder stays as it was. It also removes what an
 * earlier synth wrote for charts that are gone, as remembered in the file `.cdk8s-gateway` of the output folder: files that still hold
 * what was written, and folders left empty. Files of others, and those edited since, stay. So an output folder belongs to one app: two
 * apps that write to the same folder remove each other's files.
 *
 * The command `cdk8s synth` empties the output folder before it starts the app; `npx tsx main.ts` leaves all of this to the app.
 *
 * A chart that overrides `toJson()` is asked for its manifests, and each time cdk8s validates the whole app again.
 */
export class GatewayApp extends App {
  private readonly recordsMetadata: boolean;

  public constructor(props: AppProps = {}) {
    super(props);
    this.recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }

  /**
   * Writes the manifests of all charts to the output folder.
   *
   * Fails, having written nothing, with the errors of `App`: when a construct is not valid, when dependencies go round in a circle, when an
   * object cannot be rendered. Also when something that is no manifest stands where one goes, such as a link in place of a folder, and when
   * `.cdk8s-gateway` is not a file.
   */
  public synth(): void {
    synthesis().synthesize(this, this.recordsMetadata);
  }

  /**
   * The manifests of all charts as one text.
   *
   * Fails as `synth()` does, but for what concerns the output folder.
   */
  public synthYaml(): string {
    return synthesis().manifestsOf(this);
  }
}

// Loaded on first use: whoever only imports constructs, as a test or a plugin does, need not wait for it.
function synthesis(): typeof import('./synthesis') {
  return require('./synthesis'); // eslint-disable-line @typescript-eslint/no-require-imports
}
