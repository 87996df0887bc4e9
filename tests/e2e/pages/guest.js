// What a host page has before a guest comes, and a place for guests deep inside other shadow roots.
const spoons = () => ({
  globals: Object.getOwnPropertyNames(window).sort().join(),
  document: Object.getOwnPropertyNames(document).sort().join(),
  address: location.href,
  title: document.title,
  history: history.length,
  state: history.state,
  focus: document.activeElement?.id,
});
Object.assign(window, { before: null, guests: null, instances: 0, letIn: null, spoons });
const { instantiate } = WebAssembly;
// Copies of the module are counted, not the rest that each of them gets later.
WebAssembly.instantiate = (module, imports) => {
  if (!imports.first) window.instances += 1;
  return instantiate(module, imports);
};
// Where things stand once the page is there, and two widgets in shadow roots within shadow roots.
window.letIn = () => {
  document.querySelector("#search").focus();
  window.before = spoons();
  const guests = ["one", "two"].map((key) => {
    let at = document.querySelector("main");
    for (let depth = 0; depth < 2; depth += 1) {
      const inner = document.createElement("div");
      at.append(inner);
      at = inner.attachShadow({ mode: "open" });
    }
    const guest = document.createElement("mmat-appraisal");
    guest.setAttribute("storage-key", key);
    at.append(guest);
    return guest;
  });
  window.guests = guests;
  return guests;
};
