// Does not let the rest of the module be fetched ahead before letRestCome(), and notes from where it is loaded at once
// instead; with ?offline that fails too.
const fetched = window.fetch;
const held = new Promise((done) => (window.letRestCome = done));
window.fetch = (what, ...more) =>
  String(what?.url ?? what).includes("/rest-") ? held.then(() => fetched(what, ...more)) : fetched(what, ...more);
window.loadedAtOnce = [];
const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (...request) {
  window.loadedAtOnce.push(new Error("loaded at once").stack);
  if (location.search === "?offline") throw new DOMException("Made-up failure of the network.", "NetworkError");
  return open.apply(this, request);
};
