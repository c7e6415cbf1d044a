/** Ends a run with the reasons for which tests were skipped, and one line of totals. */
module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const reasons = new Map();
    for (const { status, fullName } of results.testResults.flatMap(({ testResults }) => testResults)) {
      if (status !== 'pending' && status !== 'todo') continue;
      const reason = /\(([^()]+)\)$/.exec(fullName)?.[1] ?? fullName;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    // A file that does not even load has no failed test to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    // jest puts its own summary behind every reporter.
    process.once('exit', () => {
      for (const [reason, count] of reasons) {
        console.log(`${count} skipped: ${reason}`);
      }
      console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
    });
  }
};
