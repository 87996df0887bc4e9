// With ?withheld the rest of the module is not fetched ahead before letRestCome(), and from where it is loaded at once
// instead is noted; with ?offline that fails too.
const fetched = window.fetch;
const isWithheld = ["?withheld", "?offline"].includes(location.search);
const held = isWithheld ? new Promise((done) => (window.letRestCome = done)) : Promise.resolve();
window.fetch = (what, ...more) =>
  String(what?.url ?? what).includes("/rest-") ? held.then(() => fetched(what, ...more)) : fetched(what, ...more);
window.loadedAtOnce = [];
const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (...request) {
  window.loadedAtOnce.push(new Error("loaded at once").stack);
  if (location.search === "?offline") throw new DOMException("Made-up failure of the network.", "NetworkError");
  return open.apply(this, request);
};
