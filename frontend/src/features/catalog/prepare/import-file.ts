/** A file that is neither YAML nor a JSON document. */
export class NotDefinitions extends Error {}

export interface ImportFile {
  /** Asks the server to read it as an OSI document. */
  query: "" | "?format=osi";
  contentType: "application/json" | "application/yaml";
  body: string;
}

/** What a chosen file is sent as; the server reads what it says. */
export function importFile(name: string, text: string): ImportFile {
  if (/\.ya?ml$/i.test(name)) {
    const isOsi = /^semantic_model:/m.test(text);
    return { query: isOsi ? "?format=osi" : "", contentType: "application/yaml", body: text };
  }
  const document = parsed(text);
  if ("semantic_model" in document) {
    return { query: "?format=osi", contentType: "application/json", body: text };
  }
  const definitions = "definitions" in document ? document.definitions : document;
  return { query: "", contentType: "application/json", body: JSON.stringify({ definitions }) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && !Array.isArray(document)) {
      return document as Record<string, unknown>;
    }
  } catch {
    // Told below.
  }
  throw new NotDefinitions();
}
