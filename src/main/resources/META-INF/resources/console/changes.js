// Follows the calls as they change: rows of the list, or the page of one call.

/** More rows than that are not kept in view: the oldest leave. */
const MOST_ROWS = 5000;
const BETWEEN_TRIES = 3000;
const BETWEEN_PAINTS = 50;

export function follow(part, page) {
  const address = part.dataset.changes;
  const list = part.matches("ol");
  const waiting = new Map();
  const meanwhile = new Set();
  let painting = false;
  let lostSince = null;

  function paint() {
    painting = false;
    const rows = document.getElementById(part.id);
    for (const [id, html] of waiting) page.watchTimes(put(rows, id, html));
    waiting.clear();
    document.querySelector(".none")?.remove();
  }

  function show(id, html) {
    waiting.set(id, html);
    if (!painting) {
      painting = true;
      // Not an animation frame: a tab in the background has none, and what waits would grow.
      setTimeout(paint, BETWEEN_PAINTS);
    }
  }

  function take(event) {
    if (!list) {
      readAgain();
      return;
    }
    for (const changes of meanwhile) changes.set(event.lastEventId, event.data);
    show(event.lastEventId, event.data);
  }

  /** What changes while the server's answer is under way may be missing in it: it is shown after it once more. */
  async function readAgain() {
    const changes = new Map();
    meanwhile.add(changes);
    try {
      await page.refresh(part.id);
      for (const [id, html] of changes) show(id, html);
    } catch (failure) {
      page.say(failure.message);
    } finally {
      meanwhile.delete(changes);
    }
  }

  function lost() {
    lostSince ??= new Date();
    page.say(`The connection was lost at ${lostSince.toLocaleTimeString()}; what you see may be old. Trying again.`);
  }

  function open() {
    const source = new EventSource(address);
    let first = true;
    source.addEventListener("call", take);
    source.addEventListener("missed", readAgain);
    source.addEventListener("alive", (event) => {
      if (event.data === "false") {
        page.say("Kafka does not answer; calls that change are not shown until it does.");
      } else {
        lostSince = null;
        page.say("");
      }
      // What has changed between the page and its first sign of life is in no event.
      if (first) readAgain();
      first = false;
    });
    source.onerror = () => {
      first = true;
      lost();
      if (source.readyState === EventSource.CLOSED) {
        // The browser does not say why the server refused: the page itself does.
        readAgain();
        setTimeout(open, BETWEEN_TRIES);
      }
    };
  }

  open();
}

/** A row that is there is replaced where it is; a new one comes first. */
function put(rows, id, html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  const fresh = template.content.firstElementChild;
  fresh.classList.add("changed");
  setTimeout(() => fresh.classList.remove("changed"), 1000);
  const known = document.getElementById(`call-${id}`);
  if (known) {
    const focused = known.contains(document.activeElement);
    known.replaceWith(fresh);
    if (focused) fresh.querySelector("a").focus();
  } else {
    rows.prepend(fresh);
    while (rows.childElementCount > MOST_ROWS) rows.lastElementChild.remove();
  }
  return fresh;
}
