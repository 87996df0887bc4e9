// Notes what the element tells its host.
window.heard = [];
for (const name of ["mmat-ready", "mmat-change", "mmat-saved", "mmat-complete", "mmat-problem"]) {
  document.addEventListener(name, (event) => window.heard.push({ name, detail: event.detail }));
}
