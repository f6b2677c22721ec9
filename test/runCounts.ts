/** What the reports of the two test runners say, as the same three numbers. */
export interface Count {
  passed: number;
  failed: number;
  /** Names of what was left out, so that nothing is left out in silence. */
  skipped: string[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** vitest's JSON report. A file that fails before any of its tests counts as one failure. */
export function vitestCount(report: unknown, root: string): Count {
  const count: Count = { passed: 0, failed: 0, skipped: [] };
  for (const file of (report as VitestReport).testResults) {
    const failedBefore = count.failed;
    for (const test of file.assertionResults) {
      if (test.status === "passed") count.passed += 1;
      else if (test.status === "failed") count.failed += 1;
      else count.skipped.push(`${file.name.replace(root, "")}: ${test.fullName}`);
    }
    if (file.status === "failed" && count.failed === failedBefore) count.failed += 1;
  }
  return count;
}

interface PlaywrightSuite {
  title: string;
  file: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: "expected" | "unexpected" | "flaky" | "skipped" }[] }[];
}
interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: unknown[];
}

/** Playwright's JSON report. A test that passed only when repeated is a failure: it hides something. */
export function playwrightCount(report: unknown): Count {
  const { suites, errors } = report as PlaywrightReport;
  const count: Count = { passed: 0, failed: errors.length, skipped: [] };
  const visit = (suite: PlaywrightSuite): void => {
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        if (test.status === "expected") count.passed += 1;
        else if (test.status === "skipped") count.skipped.push(`${suite.file}: ${spec.title}`);
        else count.failed += 1;
      }
    }
    suite.suites?.forEach(visit);
  };
  suites.forEach(visit);
  return count;
}
