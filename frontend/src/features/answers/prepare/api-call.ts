/** The question of an answer, as a program asks it. */
export interface ApiQuestion {
  /** Where the page stands, which is where the API is. */
  origin: string;
  dataSourceId: string;
  question: string;
}

function parts({ origin, dataSourceId, question }: ApiQuestion) {
  return {
    url: `${origin}/api/v1/ai/query`,
    body: { data_source_id: dataSourceId, question },
  };
}

export function curlCall(question: ApiQuestion): string {
  const { url, body } = parts(question);
  // Within single quotes a shell takes everything as it is, but a single quote.
  const quoted = JSON.stringify(body).replaceAll("'", String.raw`'\''`);
  return [
    `curl -s ${url}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H "Content-Type: application/json"`,
    `-d '${quoted}'`,
  ].join(" \\\n     ");
}

export function fetchCall(question: ApiQuestion): string {
  const { url, body } = parts(question);
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: { Authorization: \`Bearer \${token}\`, "Content-Type": "application/json" },
  body: JSON.stringify(${JSON.stringify(body)}),
});
const answer = await response.json();`;
}
