#!/usr/bin/env node
// Every Node since 12 must be able to parse this file, as a module or as a script: no import declaration, no require.
// It asks for the version before anything else is loaded, because an older Node fails on the first TypeScript file
// with a message that tells nobody what to do.
var nodeMajorMin = 24;

function callerFolder() {
  // `npm run` changes to the package's folder and leaves the caller's in INIT_CWD. Only this package's own scripts are
  // meant: where shearpin is installed, the script of another package has chosen its folder itself.
  var event = process.env.npm_lifecycle_event;
  var isOwnScript = process.env.npm_package_name === 'shearpin' && (event === 'shearpin' || event === 'start');
  return isOwnScript ? process.env.INIT_CWD : undefined;
}

function loadMain() {
  // A checkout holds main.ts, which Node runs as it is; the published package holds the built main.js.
  return import('./main.ts').catch(function (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && /[\\/]main\.ts$/.test(error.url || '')) return import('./main.js');
    throw error;
  });
}

// What a server that is away keeps open, such as a client that goes on connecting, does not keep a command from ending
// that has said its last word.
function endSoon(exitCode) {
  process.exitCode = exitCode;
  setTimeout(function () {
    process.exit();
  }, 1000).unref();
}

if (Number(process.versions.node.split('.')[0]) < nodeMajorMin) {
  process.stderr.write(
    'shearpin needs Node.js ' +
      nodeMajorMin +
      ' or newer, and this is ' +
      process.versions.node +
      ': install Node.js ' +
      nodeMajorMin +
      ', or in a checkout run `npm ci` and then `npm run -s shearpin -- ARGS`, which brings its own.\n',
  );
  process.exitCode = 2;
} else {
  var folder = callerFolder();
  if (folder) process.chdir(folder);
  loadMain()
    .then(function (main) {
      return main.main(process.argv.slice(2));
    })
    .then(endSoon, function (error) {
      process.stderr.write('shearpin: ' + ((error && error.stack) || error) + '\n');
      endSoon(1);
    });
}
