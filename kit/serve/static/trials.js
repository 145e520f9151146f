// Texts that are tried out: one request at a time, and only ever of the newest text.

const QUIET = 400; // ms without typing after which the small cards follow

export class Trials {
  #wanted = null; // the string whose text has to be tried
  #later = []; // strings and placements that can wait
  #isRunning = false;
  #timer;
  #last = 0; // when a text was wanted

  /** Whether nobody has typed for so many ms. */
  areQuiet(time) {
    return !this.#isRunning && performance.now() - this.#last > time;
  }

  want(string) {
    this.#last = performance.now();
    this.#wanted = string;
    this.#later = [];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#later = string.placements.slice(1).map((placement) => [string, placement, false]);
      this.#run();
    }, QUIET);
    this.#run();
  }

  async #run() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const [string, placement, isFirst] = next;
      if (string.isUnsaved) await string.try(placement, isFirst);
    }
    this.#isRunning = false;
  }

  #next() {
    const string = this.#wanted;
    if (!string) return this.#later.shift();
    this.#wanted = null;
    return [string, string.placements[0], true];
  }
}
