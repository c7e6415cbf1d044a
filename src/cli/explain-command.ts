import { isatty } from 'tty';
import { Argument, Command, Option } from 'commander';
import { ExplainOptions } from './explain';
import { standardOutput } from './print';
import { wantsColours } from './reports/colours';
import { addSimulationOptions } from './simulation-options';

const AFTER = `
  explain GET https://www.example.com/pay -H 'x-canary: yes' DIR
  explain --grpc shop.Cart/Add https://api.example.com DIR
  explain tcp://host:5432 DIR          explain udp://host:53 DIR          explain tls://db.example.com:8443 DIR
  explain --requests FILE.jsonl DIR

A line of FILE is {id, protocol, scheme, gateway, address, port, sni, method, host, path, query, headers, clientCert}; protocol is http, grpc, tcp, udp or tls.
With scheme https and with protocol tls, sni is the host unless it is given; "sni": "" is a handshake without server name.

Ends with 0 when a route takes the request, whatever it is answered, 1 when none does, 2 when input could not be read or the call is wrong; with
--requests with 0 or 2. Timeouts and retries are told and not simulated: what backends do is not known.`;

/** `explain`: where a request goes, and why. */
export function explainCommand(): Command {
  return addSimulationOptions(new Command('explain')
    .description('tells which listener, route, rule and match take a request, what becomes of it, and who was passed over')
    .usage('[options] [METHOD] URL path...')
    .addArgument(new Argument('<words...>', 'a method and a URL (not with --requests), then files, folders with all below them, or - for the standard input')))
    .addOption(new Option('-H, --header <header>', 'a header of the request, as in \'x-canary: yes\'; may be given again; Host replaces the host of the URL, and not the server name')
      .argParser((header: string, headers: readonly string[]) => [...headers, header]).default([], 'none'))
    .addOption(new Option('--grpc <call>', 'a call of gRPC, package.Service/Method'))
    .addOption(new Option('--sni <name>', 'the server name of the TLS handshake (default: the host of the URL)'))
    .addOption(new Option('--client-cert', 'the client shows a certificate that the Gateway trusts').default(false))
    .addOption(new Option('--gateway <gateway>', 'the Gateway that is meant, as namespace/name'))
    .addOption(new Option('--address <address>', 'the address of the Gateway that is meant, as in its spec.addresses'))
    .addOption(new Option('--requests <file>', 'a file with a request on each line, as JSON, or - for the standard input: answers a line each'))
    .addOption(new Option('--format <format>', 'how to print it; answers to --requests are JSON').choices(['text', 'json']).default('text'))
    .addHelpText('after', AFTER)
    .action((words: readonly string[], options: Omit<ExplainOptions, 'colours' | 'write' | 'complain'>) => {
      const { explain } = require('./explain') as typeof import('./explain'); // eslint-disable-line @typescript-eslint/no-require-imports
      const output = standardOutput();
      process.exitCode = explain(words, {
        ...options,
        colours: wantsColours({ isTTY: isatty(1), env: process.env }),
        write: text => output.write(text),
        complain: text => console.error(text),
      });
      output.end();
    });
}
