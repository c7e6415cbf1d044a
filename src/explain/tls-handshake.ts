import { ListenerState } from '../status/state';

/** Why a handshake fails for want of the client's certificate (Gateway, `spec.tls.frontend`). */
export function clientCertificateProblem({ clientValidation }: ListenerState, showsCertificate: boolean): string | undefined {
  if (clientValidation === undefined) return undefined;
  const { complaint, isPartial, mode } = clientValidation;
  if (complaint !== undefined && !isPartial) return `no client certificate can be trusted: ${complaint.message}`;
  return mode === 'AllowValidOnly' && !showsCertificate ? 'clients have to show a certificate that the Gateway trusts, and this one shows none' : undefined;
}
