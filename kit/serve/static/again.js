// A page that could not be made: it is asked for again when files change.

const source = new EventSource(`/static/events?age=${Math.ceil(performance.now())}`); // for changes since it was asked for
source.addEventListener("changed", () => location.reload());
