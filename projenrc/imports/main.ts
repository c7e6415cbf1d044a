import { runImports } from './command';
import { ImportsFailure } from './failure';

runImports(process.argv.slice(2)).then(
  summary => console.log(summary),
  error => {
    // Anything else is a defect of the generator, and its stack says where.
    console.error(error instanceof ImportsFailure ? `imports: ${error.message}` : error);
    process.exitCode = 1;
  },
);
