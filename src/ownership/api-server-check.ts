import { Construct, IConstruct } from 'constructs';
import { ManifestCheck } from './manifest-check';
import { ApiServerFinding } from './manifest-findings';
import { ofRoot } from './root-construct';

/**
 * What the API server would answer to the manifests of an app: schema, defaults and validation rules of every Gateway API and Envoy Gateway
 * object in it, whatever made it. An app with any construct of ours is checked whenever it is synthesized and nothing else is wrong with it;
 * what would be refused fails the synthesis. The CRDs are those of the app's profile.
 */
export class ApiServerCheck extends Construct {
  /**
   * The check of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): ApiServerCheck {
    return ofRoot(scope, 'ApiServerCheck', (root, id) => new ApiServerCheck(root, id));
  }

  private readonly check: ManifestCheck;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.check = ManifestCheck.of(this);
  }

  /** Whether an app is checked when it is synthesized. */
  public get isOn(): boolean {
    return this.check.asksApiServer;
  }

  /** Lets the app be synthesized unasked. What would be refused is told by `findings` still, and is not there for the controller. */
  public turnOff(): void {
    this.check.asksApiServer = false;
  }

  /** Everything that the API server would refuse or warn of in the app as it is now. */
  public get findings(): ApiServerFinding[] {
    return this.check.judgement().findings;
  }
}
