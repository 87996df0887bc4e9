// A version of the product whose database is one newer.
IDBFactory.prototype.open = new Proxy(IDBFactory.prototype.open, {
  apply(open, factory, [name, version]) { return Reflect.apply(open, factory, version ? [name, version + 1] : [name]); },
});
