import { cdk8s, javascript, typescript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-gateway-api',
  description: 'Typed Gateway API and Envoy Gateway constructs for cdk8s',
  author: 'cdk8s-gateway-api contributors',
  authorAddress: 'https://github.com/cdk8s-gateway-api',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-gateway-api/cdk8s-gateway-api.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'gateway-api', 'envoy-gateway', 'httproute', 'ingress'],
  defaultReleaseBranch: 'main',

  cdk8sVersion: '2.70.0',
  constructsVersion: '10.4.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0', // npm's latest, 7, breaks ts-jest and the linter
  minNodeVersion: '20.0.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenVersion: '~0.103.25',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  sampleCode: false,

  // The pipeline is `.ci/run`; nothing here depends on a hosted workflow.
  github: false,
  release: false,
  depsUpgrade: false,

  publishToPypi: { distName: 'cdk8s-gateway-api', module: 'cdk8s_gateway_api' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8sgatewayapi',
    mavenGroupId: 'io.github.cdk8s-gateway-api',
    mavenArtifactId: 'cdk8s-gateway-api',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-gateway-api/cdk8s-gateway-api-go', packageName: 'cdk8sgatewayapi' },

  devDeps: [
    '@babel/code-frame@^7', // marks a place in a file; bundled into the command, as are the next ones of its kind
    '@bufbuild/cel', // parses the CRDs' validation rules
    '@grpc/grpc-js', // gRPC backends and clients of the real stack
    '@jest/globals@^30',
    '@jsii/spec',
    '@microsoft/jest-sarif', // has the schema of SARIF
    '@peculiar/x509', // certificates of the real stack
    '@types/babel__code-frame',
    '@types/sarif',
    'ajv@^8', // judges what the constructs write, until the library's own verdict does
    'cdk8s-cli', // runs the examples as a user does
    'cdk8s-plus-28', // Deployments and Services of the examples
    'cli-table3',
    'commander@^14',
    'esbuild',
    'expect@^30',
    'fast-check',
    'jsii-docgen',
    'picocolors',
    'reflect-metadata', // what @peculiar/x509 needs to be loaded
    'selfsigned', // a certificate for the local server that stands in for the releases' site
    'zod', // checks the generator's input
  ],

  // Loaded on first use: the regular expressions of proxies and of the API server, and what reads manifests.
  bundledDeps: ['js-yaml@^5', 're2js'],

  // The generated classes live beside src, so both are compiled, each into its own folder of lib.
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    include: ['src/**/*.ts', 'imports/**/*.ts'],
    exclude: ['src/cli', 'src/jest'],
    compilerOptions: { rootDir: '.', outDir: 'lib', inlineSourceMap: false, inlineSources: false },
  },
  docgen: false,
  npmignoreEnabled: false,
  autoDetectBin: false, // what it finds depends on whether the command is built

  tsconfigDev: { include: ['../examples/**/*.ts', '../projenrc/**/*.ts', '../src/cli/**/*.ts', '../src/jest/**/*.ts'] },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'src/cli', 'src/jest'], commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] } },
  jestOptions: {
    jestVersion: '^30',
    junitReporting: false,
    configFilePath: 'jest.config.json',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      collectCoverage: false,
      moduleNameMapper: { '^cdk8s-gateway-api$': '<rootDir>/src' }, // the examples, on the sources
      reporters: [new javascript.JestReporter('<rootDir>/test/totals-reporter.js')],
    },
  },
});

project.package.addField('types', 'lib/src/index.d.ts');
project.package.addField('files', ['/lib', '/bin', '/.jsii', '/API.md']);
project.package.addBin({ 'cdk8s-gateway': 'bin/cdk8s-gateway.js' });
// jsii and its users read package.json and .jsii by name; the rest of lib is ours.
project.package.addField('exports', {
  '.': { types: './lib/src/index.d.ts', default: './lib/src/index.js' },
  './jest': { types: './lib/src/jest/index.d.ts', default: './lib/src/jest/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
// For compilers that do not read `exports`.
project.package.addField('typesVersions', { '*': { jest: ['lib/src/jest/index.d.ts'] } });
project.package.addPackageResolutions('unrs-resolver@1.11.1'); // later ones leave most platforms out of the lockfile

for (const folder of ['examples', 'src/cli', 'src/jest']) {
  const root = '../'.repeat(folder.split('/').length);
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths([`${root}tsconfig.json`]),
    include: ['**/*.ts'],
    exclude: [],
    compilerOptions: {
      noEmit: folder !== 'src/jest',
      rootDir: root,
      outDir: `${root}lib`,
      // Every synthesis of an example looks at the types of all.
      ...folder === 'examples' && { incremental: true, tsBuildInfoFile: `${root}node_modules/.cache/examples.tsbuildinfo` },
    },
  });
}

const quiet = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
project.compileTask.reset();
// What a former build left there would be packed.
project.compileTask.exec('node -e "for (const folder of [\'lib\', \'bin\']) fs.rmSync(folder, { recursive: true, force: true })"');
// JSII5019 is about names in C#, which is not a target.
project.compileTask.exec('jsii --silence-warnings=reserved-word --silence-warnings=JSII5019', { env: quiet });
project.postCompileTask.spawn(project.addTask('bundle', {
  description: 'Builds what jsii does not compile: the command line and the jest matchers',
  steps: [
    { exec: 'tsx projenrc/bundle-cli.ts' },
    { exec: 'tsc -p src/jest/tsconfig.json' },
  ],
}));
const built = [{ spawn: project.compileTask.name }, { spawn: project.postCompileTask.name }];
project.addTask('docgen', {
  description: 'Compiles, and writes API.md from the assembly',
  steps: [...built, { exec: 'tsx projenrc/api-docs.ts' }],
  env: quiet,
});
project.addTask('demo', {
  description: 'Builds the library, synthesizes every example and prints what it wrote',
  steps: [...built, { exec: 'tsx projenrc/demo.ts' }],
});
project.addTask('bench', {
  description: 'Measures the library beside its peers',
  steps: [...built, { exec: 'tsx projenrc/bench/main.ts' }],
});
project.testTask.reset('tsx projenrc/verify.ts', { receiveArgs: true });
// Not through projen, which adds a line of its own behind the last one of a command that fails.
project.package.setScript('test', 'tsx projenrc/verify.ts');
project.package.setScript('e2e', 'tsx test/e2e/main.ts');
project.package.setScript('imports', 'tsx projenrc/imports/main.ts');
project.package.setScript('finding-docs', 'tsx projenrc/finding-docs.ts');
project.addTask('prepack', { description: 'Builds what is packed', steps: built });

project.gitignore.exclude('/bin/', '/examples/*/dist/', '.imports-*', '/.npmignore'); // jsii-pacmak writes the last
project.annotateGenerated('/imports/**');
project.annotateGenerated('/API.md');
project.eslint!.addIgnorePattern('imports/');
project.eslint!.addRules({
  'import/order': ['error', {
    groups: ['builtin', 'external'],
    // The examples import the library by its name, as their users do.
    pathGroups: [{ pattern: 'cdk8s-gateway-api', group: 'external' }],
    pathGroupsExcludedImportTypes: [],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
});
project.synth();
