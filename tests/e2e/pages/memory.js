// Keeps a list of the memories of wasm modules, without keeping them alive.
window.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (...given) => {
    const result = await original(...given);
    const exported = Object.values((result.instance ?? result).exports);
    window.memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory).map((one) => new WeakRef(one)));
    return result;
  };
}
window.bytesOfMemory = () => window.memories.reduce((sum, one) => sum + (one.deref()?.buffer.byteLength ?? 0), 0);
