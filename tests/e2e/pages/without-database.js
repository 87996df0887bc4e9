// Denies the database as browsers do where storage is not allowed.
Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});
