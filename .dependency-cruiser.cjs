// The import table of ARCHITECTURE.md, as errors. A part may import itself, npm packages and what `mayImport` lists.
const MODULE = '^src/modules/([^/]+)/';
const TESTS = '\\.(test|conformance)\\.tsx?$';

const kernel = '^src/kernel/';
const semanticModel = '^src/semantic/(?!sql/)';
const semanticSql = '^src/semantic/sql/';
const catalogue = '^src/catalogue/';
const httpBrowser = '^src/http/(?!server/|[^/]*server\\.ts$)';
const platform = '^src/(analytics|records|http|jobs|audit|outbox|delivery|sheets)/';
const contracts = '^src/modules/[^/]+/contract/';
const ui = '^src/ui/';
const wholeContract = '^src/api\\.ts$';
const compositionRoots = '^src/(main|cli)\\.ts$|^src/cli/';

/** One row of the table: files matching `from` may import, of ours, only what matches one of `mayImport`. */
const row = (name, from, mayImport, comment, pathNot = TESTS) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot },
  to: { path: '^(src|test|scripts)/', pathNot: mayImport },
});

module.exports = {
  forbidden: [
    row('kernel', kernel, [kernel], 'kernel imports nothing of ours'),
    row(
      'semantic-model',
      semanticModel,
      [kernel, semanticModel],
      'model and plan are browser-safe: kernel only, never sql',
    ),
    row('semantic-sql', semanticSql, [kernel, '^src/semantic/'], 'sql: kernel and semantic'),
    row('catalogue', catalogue, [kernel, semanticModel, catalogue], 'the catalogue is pure data: it knows no SQL'),
    row('analytics', '^src/analytics/', [kernel, '^src/semantic/', '^src/analytics/'], 'analytics: kernel, semantic'),
    row('platform', '^src/(records|http|jobs|sheets)/', [kernel, '^src/$1/'], 'platform parts: kernel, and themselves'),
    row(
      'platform-on-records',
      '^src/(audit|outbox)/',
      [kernel, '^src/$1/', '^src/records/'],
      'audit, outbox: kernel, records',
    ),
    row(
      'delivery',
      '^src/delivery/',
      [kernel, '^src/delivery/', '^src/records/', '^src/outbox/'],
      'delivery leaves through the outbox: kernel, records, outbox',
    ),
    row(
      'module-contract',
      `${MODULE}contract/`,
      [kernel, semanticModel, catalogue, httpBrowser, contracts],
      'a contract sees browser-safe parts and other contracts',
    ),
    row(
      'module-server',
      `${MODULE}server/`,
      [kernel, '^src/semantic/', catalogue, platform, contracts, '^src/modules/$1/server/'],
      'a server sees its own module, contracts of others, platform, catalogue',
    ),
    row(
      'module-web',
      `${MODULE}web/`,
      [kernel, semanticModel, catalogue, httpBrowser, contracts, wholeContract, ui, '^src/modules/$1/web/'],
      'pages see their own module, contracts of others, ui, catalogue, the http client; never a server',
    ),
    row(
      'module-shape',
      `${MODULE}(?!contract/|server/|web/)`,
      [],
      'a module has contract/, server/, web/ and nothing else',
    ),
    row('ui', ui, [kernel, ui], 'the design system draws values; it knows no module'),
    row(
      'web',
      '^src/web/',
      [
        kernel,
        semanticModel,
        catalogue,
        httpBrowser,
        contracts,
        wholeContract,
        ui,
        '^src/web/',
        '^src/modules/[^/]+/web/',
      ],
      'the shell sees pages, ui, contracts and the http client',
    ),
    row(
      'composition-roots',
      compositionRoots,
      [
        kernel,
        '^src/(semantic|catalogue)/',
        platform,
        contracts,
        wholeContract,
        '^src/modules/[^/]+/server/',
        '^src/config\\.ts$',
        compositionRoots,
      ],
      'main and cli see every server, the platform and the configuration',
    ),
    row('whole-contract', wholeContract, [contracts], 'the whole contract is the contracts of the modules'),
    row('config', '^src/config\\.ts$', [kernel], 'configuration is read once and handed on as values'),
    {
      name: 'config-readers',
      comment: 'only the composition roots read the configuration; everything else receives values',
      severity: 'error',
      from: { path: '^src/', pathNot: [compositionRoots, TESTS] },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'twin-truth',
      comment: 'the hidden truth of the twin may be read by tests alone',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/modules/simulation/server/'] },
      to: { path: '^src/modules/simulation/server/.*truth' },
    },
    {
      name: 'browser-safe',
      comment: 'what a page may import must not need Node',
      severity: 'error',
      from: {
        path: [
          kernel,
          semanticModel,
          catalogue,
          contracts,
          ui,
          '^src/web/',
          '^src/modules/[^/]+/web/',
          httpBrowser,
          wholeContract,
        ],
        pathNot: TESTS,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-safe-packages',
      comment: 'packages of the server stay on the server',
      severity: 'error',
      from: {
        path: [
          kernel,
          semanticModel,
          catalogue,
          contracts,
          ui,
          '^src/web/',
          '^src/modules/[^/]+/web/',
          httpBrowser,
          wholeContract,
        ],
        pathNot: TESTS,
      },
      to: {
        path: 'node_modules/(@duckdb|@electric-sql|@clickhouse|@orpc/server|@orpc/openapi/|kysely|pg|pg-boss|pino|commander|cli-[a-z0-9]+)/',
      },
    },
    {
      name: 'kernel-packages',
      comment: 'one date-time library and nothing else',
      severity: 'error',
      from: { path: kernel, pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: 'node_modules/temporal-' },
    },
    {
      name: 'no-dev-packages',
      comment: 'what runs must be under "dependencies"',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-cycle',
      comment: 'two files that need each other are one file, or hide a third',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment:
        'every import must resolve; types that come from a package of their own are known to the type check alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^pdfmake/interfaces' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // The web configuration includes the server's compiler options and resolves .tsx as well.
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
