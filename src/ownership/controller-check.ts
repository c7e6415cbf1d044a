import { Construct, IConstruct } from 'constructs';
import { ManifestCheck } from './manifest-check';
import { ControllerFinding } from './manifest-findings';
import { ofRoot } from './root-construct';

/**
 * What the controller would make of the manifests of an app: routes that do not attach, references that do not resolve, listeners in conflict,
 * rules that no request reaches. An app with any construct of ours is checked whenever it is synthesized and nothing else is wrong with it;
 * errors fail the synthesis, warnings go to standard error. The controller is the one of the app's profile.
 *
 * What the app does not make is taken to be there: Secrets, Services and grants of others, GatewayClasses, and of Gateways and listeners that it
 * only names as much as it says of them. Of what it says nothing, nothing is found.
 */
export class ControllerCheck extends Construct {
  /**
   * The check of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): ControllerCheck {
    return ofRoot(scope, 'ControllerCheck', (root, id) => new ControllerCheck(root, id));
  }

  private readonly check: ManifestCheck;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.check = ManifestCheck.of(this);
  }

  /** Whether an app is checked when it is synthesized. */
  public get isOn(): boolean {
    return this.check.asksController;
  }

  /** Lets the app be synthesized unchecked. `findings` still tells what would go wrong. */
  public turnOff(): void {
    this.check.asksController = false;
  }

  /** Everything that is found in the app as it is now, in what the API server takes of it. */
  public get findings(): ControllerFinding[] {
    return this.check.controllerFindings(this.check.judgement());
  }
}
