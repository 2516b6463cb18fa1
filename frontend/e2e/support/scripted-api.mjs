// The contract, answered from a script: for the screenshots, and for what a real server cannot be made to do on
// demand (steps a second apart, a stream cut in the middle). Never part of the product.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import {
  figuresOf,
  layer,
  NEW_SOURCE,
  newLayer,
  orderValues,
  previewOf,
} from "./catalog-scenes.mjs";
import { dashboards, dataOf, link, summaryOf } from "./dashboard-scenes.mjs";
import { accountLinks, auditLog, members, offer } from "./member-scenes.mjs";
import * as scenes from "./scenes.mjs";

const json = (response, status, body) => {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
};

const problem = (response, status, code, message, errors = []) => {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(
    JSON.stringify({
      type: `urn:datapilot:problem:${code}`,
      title: code,
      status,
      code,
      message,
      request_id: "req-scripted",
      errors,
    }),
  );
};

function write(response, event, data) {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function readBody(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

function session() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = `${part({ alg: "HS256" })}.${part({ exp: Date.now() / 1000 + 1800 })}.c2lnbg`;
  return { access_token: token, token_type: "Bearer", expires_in: 1800, user: scenes.user };
}

const find = (id) => dashboards.find((dashboard) => dashboard.id === id) ?? dashboards[0];

function stream(response, lines) {
  response.writeHead(200, { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" });
  response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

const dashboardRoutes = [
  [
    "GET",
    /^\/dashboards$/,
    (_, response) => json(response, 200, { items: dashboards.map(summaryOf), next_cursor: null }),
  ],
  ["GET", /^\/dashboards\/([^/]+)$/, (_, response, [id]) => json(response, 200, find(id))],
  [
    "PUT",
    /^\/dashboards\/([^/]+)$/,
    (_, response, [id], body) => {
      const document = JSON.parse(body.toString());
      json(response, 200, { ...find(id), ...document, version: document.version + 1 });
    },
  ],
  [
    "POST",
    /^\/dashboards\/([^/]+)\/data$/,
    (_, response, [id], body) => stream(response, dataOf(find(id), JSON.parse(body.toString()))),
  ],
  ["GET", /\/links$/, (_, response) => json(response, 200, { items: [link], next_cursor: null })],
  [
    "POST",
    /\/links$/,
    (_, response) =>
      json(response, 201, { ...link, token: "Zk3v1mUq8cYw7p2NfLr5sT0xJb6dHa9GeQ4iVoRnMyE" }),
  ],
  [
    "GET",
    /^\/shared-dashboards\/[^/]+$/,
    (_, response) => json(response, 200, { dashboard: dashboards[0], expires_at: link.expires_at }),
  ],
  [
    "POST",
    /^\/shared-dashboards\/[^/]+\/data$/,
    (_, response, __, body) => stream(response, dataOf(dashboards[0], JSON.parse(body.toString()))),
  ],
];

const layerRoutes = [
  [
    "GET",
    /^\/data-sources\/([^/]+)\/semantic-layer$/,
    (_, response, [id]) => json(response, 200, id === NEW_SOURCE ? newLayer : layer),
  ],
  [
    "PUT",
    /\/semantic-layer$/,
    (_, response, __, body) => {
      const { definitions, version } = JSON.parse(body.toString());
      json(response, 200, { ...layer, definitions, version: version + 1 });
    },
  ],
  ["POST", /\/semantic-layer\/generate$/, (_, response) => json(response, 200, layer)],
  [
    "POST",
    /\/semantic-layer\/validate$/,
    (_, response) => json(response, 200, { valid: false, problems: layer.problems }),
  ],
  [
    "POST",
    /\/semantic-layer\/preview$/,
    (_, response, __, body) => json(response, 200, previewOf(JSON.parse(body.toString()))),
  ],
  [
    "POST",
    /\/semantic-layer\/figures$/,
    (_, response, __, body) => json(response, 200, figuresOf(JSON.parse(body.toString()))),
  ],
];

/** `stepDelay` in milliseconds stands between two events; `aborted` tells how many streams were closed early. */
export async function startScriptedApi({ port = 0, stepDelay = 250 } = {}) {
  const state = {
    sources: [scenes.serverSource, scenes.source],
    conversations: new Map(),
    aborted: 0,
    uploads: 0,
  };

  const routes = [
    ["POST", /^\/auth\/(login|register)$/, (_, response) => json(response, 200, session())],
    ["POST", /^\/auth\/refresh$/, (_, response) => json(response, 200, session())],
    ["POST", /^\/auth\/logout$/, (_, response) => response.writeHead(204).end()],
    ["GET", /^\/auth\/me$/, (_, response) => json(response, 200, scenes.user)],
    ["POST", /^\/auth\/links\/read$/, (_, response) => json(response, 200, offer)],
    ["GET", /^\/members$/, (_, response) => json(response, 200, members)],
    ["GET", /^\/members\/links$/, (_, response) => json(response, 200, accountLinks)],
    ["GET", /^\/audit-log$/, (_, response) => json(response, 200, auditLog)],
    [
      "GET",
      /^\/data-sources$/,
      (_, response) => json(response, 200, { items: state.sources, next_cursor: null }),
    ],
    [
      "POST",
      /^\/data-sources$/,
      (_, response) => {
        state.uploads += 1;
        json(response, 201, scenes.source);
      },
    ],
    [
      "POST",
      /^\/data-sources\/test$/,
      (_, response) => json(response, 200, scenes.connectionReport),
    ],
    [
      "GET",
      /^\/data-sources\/([^/]+)$/,
      (_, response, [id]) =>
        json(response, 200, id === scenes.serverSource.id ? scenes.serverSource : scenes.source),
    ],
    [
      "GET",
      /^\/data-sources\/([^/]+)\/schema$/,
      (request, response, [id]) => {
        const query = new URL(request.url, "http://localhost").searchParams;
        if (query.get("values") === "all") return json(response, 200, orderValues);
        const large = id === scenes.serverSource.id;
        json(response, 200, large ? scenes.serverSchema(query) : scenes.schema);
      },
    ],
    ["GET", /\/choices$/, (_, response) => json(response, 200, scenes.planChoices)],
    ["GET", /\/preview$/, (_, response) => json(response, 200, scenes.preview)],
    [
      "GET",
      /^\/ai\/suggestions$/,
      (_, response) => json(response, 200, { items: scenes.suggestions }),
    ],
    [
      "GET",
      /^\/ai\/complete$/,
      (request, response) => {
        const query = new URL(request.url, "http://localhost").searchParams;
        json(response, 200, scenes.typed(query.get("q") ?? ""));
      },
    ],
    [
      "GET",
      /^\/ai\/conversations$/,
      (_, response) => {
        const items = [...state.conversations.values()].map(({ answers, ...rest }) => ({
          ...rest,
          question_count: answers.length,
        }));
        json(response, 200, { items: items.toReversed(), next_cursor: null });
      },
    ],
    [
      "GET",
      /^\/ai\/conversations\/([^/]+)$/,
      (_, response, [id]) => {
        const found = state.conversations.get(id);
        if (found) json(response, 200, { ...found, question_count: found.answers.length });
        else problem(response, 404, "not_found", "Cette conversation n'existe pas.");
      },
    ],
    [
      "POST",
      /\/feedback$/,
      (_, response) => json(response, 200, { answer_id: "1", verdict: "right", comment: null }),
    ],
    [
      "GET",
      /\/verified-questions$/,
      (_, response) => json(response, 200, scenes.verifiedQuestions),
    ],
    ["GET", /^\/usage$/, (_, response) => json(response, 200, scenes.usageTotals)],
    ["GET", /^\/model-settings$/, (_, response) => json(response, 200, scenes.modelSettings)],
    [
      "POST",
      /^\/model-settings\/provider\/test$/,
      (_, response) => json(response, 200, scenes.modelTrial),
    ],
    ["POST", /^\/ai\/query$/, query],
    ...dashboardRoutes,
    ...layerRoutes,
  ];

  async function query(request, response, _, body) {
    const asked = JSON.parse(body.toString());
    const id = asked.conversation_id ?? randomUUID();
    const scene = scenes.answerTo(asked.question, asked.choice);
    const answer = { ...scene, id: randomUUID(), conversation_id: id, question: asked.question };
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    let closed = false;
    response.on("close", () => {
      if (!response.writableEnded) {
        closed = true;
        state.aborted += 1;
      }
    });
    for (const [event, data] of scenes.events(scene)) {
      if (closed) return;
      write(response, event, data);
      await new Promise((resolve) => setTimeout(resolve, stepDelay));
    }
    if (closed) return;
    remember(asked, answer);
    write(response, "answer", answer);
    response.end();
  }

  function remember(asked, answer) {
    const now = new Date().toISOString();
    const conversation = state.conversations.get(answer.conversation_id) ?? {
      id: answer.conversation_id,
      data_source_id: asked.data_source_id,
      title: asked.question,
      created_at: now,
      updated_at: now,
      answers: [],
    };
    conversation.answers.push(answer);
    state.conversations.set(conversation.id, conversation);
  }

  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname.replace("/api/v1", "");
    const body = await readBody(request);
    for (const [method, pattern, handle] of routes) {
      const match = pattern.exec(path);
      if (match && request.method === method) {
        return handle(request, response, match.slice(1), body);
      }
    }
    return problem(response, 404, "not_found", "Cette page n'existe pas.");
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
