import FixedJSDOMEnvironment from "jest-fixed-jsdom";

/** jsdom with Node's fetch; its files and exceptions must be Node's too, or fetch does not know them. */
export default class PageEnvironment extends FixedJSDOMEnvironment {
  constructor(...args) {
    super(...args);
    this.global.File = File;
    this.global.DOMException = DOMException;
  }
}
