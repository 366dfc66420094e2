// Follows the calls as they change: rows of the list, or the page of one call.

/** More rows than that are not kept in view: the oldest leave. */
const MOST_ROWS = 5000;
const BETWEEN_TRIES = 3000;

export function follow(part, page) {
  const address = part.dataset.changes;
  const list = part.matches("ol");
  const waiting = new Map();
  let painting = false;
  let lostSince = null;

  function paint() {
    painting = false;
    const rows = document.getElementById(part.id);
    for (const [id, html] of waiting) page.watchTimes(put(rows, id, html));
    waiting.clear();
    document.querySelector(".none")?.remove();
  }

  function take(event) {
    if (!list) {
      page.refresh(part.id).catch(lost);
      return;
    }
    waiting.set(event.lastEventId, event.data);
    if (!painting) {
      painting = true;
      requestAnimationFrame(paint);
    }
  }

  function lost() {
    lostSince ??= new Date();
    page.say(`The connection was lost at ${lostSince.toLocaleTimeString()}; what you see may be old. Trying again.`);
  }

  function found(event) {
    if (event.data === "false") {
      page.say("Kafka does not answer; calls that change are not shown until it does.");
      return;
    }
    const wasLost = lostSince !== null;
    lostSince = null;
    page.say("");
    if (wasLost) page.refresh(part.id).catch(lost);
  }

  function open() {
    const source = new EventSource(address);
    source.addEventListener("call", take);
    source.addEventListener("missed", () => page.refresh(part.id).catch(lost));
    source.addEventListener("alive", found);
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(open, BETWEEN_TRIES);
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
