// What element.js imports: the glue of the module, with what loads the module's rest, in one file.
export { default as init, formats, start } from "__MODULE__";
export * as rest from "__REST__";
