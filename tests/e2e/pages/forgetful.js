// As Firefox at times: what is compiled while it arrives neither ends nor fails.
window.forgotten = 0;
WebAssembly.compileStreaming = () => {
  window.forgotten += 1;
  return new Promise(() => {});
};
