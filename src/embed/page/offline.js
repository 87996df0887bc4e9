// Lets our own pages start without a network, and says when a new version is there. Nobody's page is changed
// under their hands: the new version comes with the reload that the reviewer asks for, once all is saved.

/** How often a page that stays open asks for a new version, in milliseconds. */
const ASK_AGAIN = 3_600_000;
/** How long the reload waits for what is being saved, in milliseconds. */
const PATIENCE = 10_000;

/** Whether a change was not saved yet. */
let unsaved = false;
addEventListener("mmat-change", () => (unsaved = true));
addEventListener("mmat-saved", () => (unsaved = false));

keep();

async function keep() {
  // A frame without storage has no service worker either, and some browsers throw at the mere name.
  try {
    const registration = await navigator.serviceWorker.register("./sw.js", { updateViaCache: "none" });
    watch(registration);
  } catch {
    // Without it the page works as long as there is a network.
  }
}

function watch(registration) {
  const wasControlled = Boolean(navigator.serviceWorker.controller);
  const ready = () => registration.waiting && registration.active && announce(registration);
  ready();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", ready);
  });
  // The word for the new version was given in another tab.
  navigator.serviceWorker.addEventListener("controllerchange", () => wasControlled && announce(registration));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASK_AGAIN) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Shows the bar, once. */
function announce(registration) {
  if (document.querySelector(".new-version")) return;
  const bar = document.createElement("aside");
  bar.className = "new-version";
  bar.setAttribute("aria-label", "New version");
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Reload";
  button.addEventListener("click", () => reload(registration, text));
  bar.append(text, button);
  document.body.prepend(bar);
  // Put in after the region is there, so that it is read out.
  text.textContent = "A new version is ready. Reload when you are done.";
}

async function reload(registration, text) {
  if (!(await saved())) {
    text.textContent = "The last change is not saved yet. See what the page says about it, then reload.";
    return;
  }
  const { waiting } = registration;
  if (!waiting) return location.reload();
  // Not when it serves this page: a page that was loaded past it is served by none.
  waiting.addEventListener("statechange", () => waiting.state === "activated" && location.reload());
  waiting.postMessage("take over");
}

/** Resolves once nothing waits to be saved; to false if that takes too long. */
async function saved() {
  // Leaving a field ends the typing in it, which is then a change.
  for (const element of document.querySelectorAll("mmat-appraisal")) element.shadowRoot?.activeElement?.blur();
  const deadline = Date.now() + PATIENCE;
  do await new Promise((done) => setTimeout(done, 100));
  while (unsaved && Date.now() < deadline);
  return !unsaved;
}
