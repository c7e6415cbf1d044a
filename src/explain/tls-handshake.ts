import { ListenerState } from '../status/state';

const MISSING = 'clients have to show a certificate that the Gateway trusts, and this one shows none';

/** Why a handshake fails for want of the client's certificate (Gateway, `spec.tls.frontend`; ClientTrafficPolicy, `spec.tls.clientValidation`). */
export function clientCertificateProblem(
  { clientValidation }: ListenerState, showsCertificate: boolean, isAskedByPolicy: boolean,
): string | undefined {
  if (isAskedByPolicy && !showsCertificate) return MISSING;
  if (clientValidation === undefined) return undefined;
  const { complaint, isPartial, mode } = clientValidation;
  if (complaint !== undefined && !isPartial) return `no client certificate can be trusted: ${complaint.message}`;
  return mode === 'AllowValidOnly' && !showsCertificate ? MISSING : undefined;
}
