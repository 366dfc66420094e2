// What a reload would bring, without one: calls as they change, how long ago, and copying. Pages work without it.
import { follow } from "./changes.js";

const SECOND = 1000;

function words(seconds) {
  const past = Math.abs(Math.round(seconds));
  if (past < 60) return `${past} s`;
  if (past < 3600) return `${Math.floor(past / 60)} min ${past % 60} s`;
  if (past < 86400) return `${Math.floor(past / 3600)} h ${Math.floor((past % 3600) / 60)} min`;
  return `${Math.floor(past / 86400)} days`;
}

/** The times in view: of thousands of rows, only those are kept up to date. */
const inView = new Set();
const watcher = new IntersectionObserver((changes) => {
  for (const change of changes) {
    if (change.isIntersecting) inView.add(change.target);
    else inView.delete(change.target);
  }
  tellTimes();
});

function watchTimes(part) {
  for (const time of part.querySelectorAll("time[data-ago], time[data-until]")) watcher.observe(time);
}

function tellTimes() {
  const now = Date.now();
  for (const time of inView) {
    const seconds = (Date.parse(time.dateTime) - now) / SECOND;
    const text = time.dataset.until === undefined ? `${words(seconds)} ago` : seconds > 0 ? `in ${words(seconds)}` : "now";
    if (time.textContent !== text) {
      time.textContent = text;
      time.title = time.dateTime;
    }
  }
}

/** Fails with words for the reader. */
async function read(address) {
  let answer;
  try {
    answer = await fetch(address, { headers: { accept: "text/html" } });
  } catch {
    throw new Error("The server does not answer; what you see may be old. Trying again.");
  }
  if (answer.status === 401 || answer.status === 403) throw new Error("Your login has ended: reload the page.");
  if (!answer.ok) throw new Error(`The server answers with ${answer.status}; what you see may be old. Trying again.`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

const refreshing = new Map();

/** Replaces a part of the page by what the server has now: once more if it changes meanwhile, so that the latest stays. */
function refresh(id) {
  const running = refreshing.get(id);
  if (running) {
    running.again = true;
    return running.done;
  }
  const state = { again: true };
  state.done = (async () => {
    try {
      while (state.again) {
        state.again = false;
        await replace(id);
      }
    } finally {
      refreshing.delete(id);
    }
  })();
  refreshing.set(id, state);
  return state.done;
}

/** What is being typed stays, also what is typed before the answer has come. */
async function replace(id) {
  if (isTyped(document.getElementById(id))) return;
  const fresh = (await read(location.href)).getElementById(id);
  const part = document.getElementById(id);
  if (!fresh || isTyped(part)) return;
  const focused = document.activeElement && part.contains(document.activeElement) ? place(part, document.activeElement) : -1;
  const open = [...part.querySelectorAll("details")].map((it) => it.open);
  part.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((details, i) => (details.open = open[i]));
  if (focused >= 0) focusable(fresh)[focused]?.focus();
  prepare(fresh);
}

/** Whether a field has the focus, or another content than the server gave it. */
const isTyped = (part) =>
  (part.contains(document.activeElement) && document.activeElement.matches("input, select")) ||
  [...part.querySelectorAll("input")].some((it) => it.value !== it.defaultValue || it.checked !== it.defaultChecked);

const focusable = (part) => [...part.querySelectorAll("a, button, summary, [tabindex]")];
const place = (part, element) => focusable(part).indexOf(element);

/** Buttons that need this script are shown by it. */
function prepare(part) {
  watchTimes(part);
  for (const button of part.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2 * SECOND);
    };
  }
  for (const details of part.querySelectorAll("details[data-json]")) {
    details.ontoggle = async () => {
      if (!details.open) return;
      const answer = await fetch(details.dataset.json);
      details.querySelector("pre").textContent = JSON.stringify(await answer.json(), null, 2);
    };
  }
}

function repeat(id, seconds) {
  const again = async () => {
    try {
      await refresh(id);
      say("");
    } catch (failure) {
      say(failure.message);
    }
    const still = document.getElementById(id)?.dataset.refresh;
    if (still) setTimeout(again, still * SECOND);
  };
  setTimeout(again, seconds * SECOND);
}

function say(text) {
  const banner = document.getElementById("connection");
  banner.classList.toggle("lost", text !== "");
  if (banner.textContent !== text) banner.textContent = text;
}

prepare(document);
setInterval(tellTimes, SECOND);
for (const part of document.querySelectorAll("[data-refresh]")) repeat(part.id, part.dataset.refresh);
for (const part of document.querySelectorAll("[data-changes]")) {
  if (part.dataset.changes) follow(part, { refresh, say, watchTimes });
}
