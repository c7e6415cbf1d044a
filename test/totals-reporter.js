/** Ends a run with the name of every skipped test, which says why, and one line of totals. */
module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testResults }) => testResults.filter(({ status }) => status === 'pending' || status === 'todo'));
    // A file that does not even load has no failed test to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // jest puts its own summary behind every reporter.
    process.once('exit', () => {
      for (const { fullName } of skipped) {
        console.log(`skipped: ${fullName}`);
      }
      console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
    });
  }
};
