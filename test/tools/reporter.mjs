import mocha from 'mocha';

const { Spec } = mocha.reporters;

/** The usual report, closed by one line that people and programs can read. */
export default class Reporter extends Spec {
  epilogue() {
    super.epilogue();
    const { passes, failures } = this.stats;
    process.stdout.write(`${passes} passed, ${failures} failed\n`);
  }
}
