/*
 * From disk no browser runs a worker from its file. Its text, which the build has made a script,
 * may be run as one.
 */
globalThis.Worker = class extends Worker {
  constructor() {
    super(URL.createObjectURL(new Blob([__worker], { type: "text/javascript" })));
  }
};
