import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ModelSettings } from "@/features/model-settings/model-settings";
import { storeToken } from "@/lib/auth";
import type { ModelSettings as Settings, ModelTrialReport, OwnModel, User } from "@/lib/contract";

import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const settings: Settings = {
  model: "claude-sonnet-4-5-20250929",
  egress: "schema",
  most_egress: "samples",
  provider: null,
  operator_model: "claude-sonnet-4-5-20250929",
};
const own: OwnModel = {
  provider: "openai_compatible",
  url: "https://api.mistral.ai/v1",
  model: "mistral-large-latest",
  has_key: true,
};
const passed: ModelTrialReport = {
  ok: true,
  checks: (["service", "key", "model", "call"] as const).map((step) => ({
    step,
    outcome: "passed",
    message: "",
  })),
  model: "mistral-large-2411",
  elapsed_ms: 840,
  input_tokens: 90,
  output_tokens: 12,
};

function asRole(role: User["role"], shown: Settings = settings) {
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role })),
    http.get(endpoint("/model-settings"), () => HttpResponse.json(shown)),
  );
  renderPage(<ModelSettings />);
}
const choice = (name: RegExp) => screen.findByRole("radio", { name });

describe("what may leave the company", () => {
  it("is chosen by an administrator, and kept at once", async () => {
    let sent: unknown = null;
    asRole("admin");
    server.use(
      http.put(endpoint("/model-settings"), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ ...settings, egress: "none" });
      }),
    );
    expect(await choice(/^La structure La/)).toBeChecked();
    await userEvent.click(await choice(/^Rien/));
    expect(await screen.findByText("Les règles répondent seules")).toBeInTheDocument();
    expect(sent).toEqual({ egress: "none" });
    expect(await choice(/^Rien/)).toBeChecked();
  });

  it("stays as it was where the server refuses, with the reason", async () => {
    asRole("owner");
    server.use(http.put(endpoint("/model-settings"), () => problem(403, "forbidden", "Refusé.")));
    await userEvent.click(await choice(/^Rien/));
    expect(await screen.findByRole("alert")).toHaveTextContent("Refusé.");
    expect(await choice(/^La structure La/)).toBeChecked();
  });

  it.each(["viewer", "editor"] as const)("is read, not changed, by a %s", async (role) => {
    asRole(role);
    expect(await choice(/^Rien/)).toBeDisabled();
    expect(screen.getByText(/Un administrateur peut changer ce choix/)).toBeInTheDocument();
  });

  it("offers no more than the host allows", async () => {
    asRole("owner", { ...settings, most_egress: "schema" });
    expect(await choice(/^La structure La/)).toBeChecked();
    expect(screen.queryByRole("radio", { name: /exemples/ })).not.toBeInTheDocument();
  });

  it("says that the rules answer alone where there is no model", async () => {
    asRole("viewer", { ...settings, model: null, operator_model: null });
    expect(await screen.findByText(/Aucun modèle de langage n'est configuré/)).toBeInTheDocument();
  });
});

describe("the company's own model", () => {
  const open = async (name = "Utiliser notre propre modèle") =>
    userEvent.click(await screen.findByRole("button", { name }));

  it("is tried, then kept with its key", async () => {
    const sent: unknown[] = [];
    asRole("admin");
    server.use(
      http.post(endpoint("/model-settings/provider/test"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(passed);
      }),
      http.put(endpoint("/model-settings/provider"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...settings, model: own.model, provider: own });
      }),
    );
    await open();
    await userEvent.selectOptions(screen.getByLabelText("Fournisseur"), "Compatible OpenAI");
    await userEvent.type(screen.getByLabelText("Adresse de base"), "https://api.mistral.ai/v1/");
    await userEvent.type(screen.getByLabelText("Modèle"), "mistral-large-latest");
    await userEvent.type(screen.getByLabelText("Clé"), "secret");
    await userEvent.click(screen.getByRole("button", { name: "Tester" }));
    expect(await screen.findByText(/Ce modèle peut répondre/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText("enregistrée, chiffrée")).toBeInTheDocument();
    const input = { ...own, key: "secret" };
    Reflect.deleteProperty(input, "has_key");
    expect(sent).toEqual([input, input]);
    expect(screen.queryByLabelText("Clé")).not.toBeInTheDocument();
  });

  it("says step by step why a model cannot answer", async () => {
    asRole("owner");
    server.use(
      http.post(endpoint("/model-settings/provider/test"), () =>
        HttpResponse.json({
          ...passed,
          ok: false,
          model: null,
          checks: passed.checks.map((check) =>
            check.step === "key"
              ? { ...check, outcome: "failed", message: "Le service refuse cette clé." }
              : check,
          ),
        }),
      ),
    );
    await open();
    await userEvent.type(screen.getByLabelText("Modèle"), "claude");
    await userEvent.type(screen.getByLabelText("Clé"), "fausse");
    await userEvent.click(screen.getByRole("button", { name: "Tester" }));
    expect(await screen.findByText("Le service refuse cette clé.")).toBeInTheDocument();
    expect(screen.getByText("Ce modèle ne peut pas répondre.")).toBeInTheDocument();
  });

  it("wants the key again where the address changes, and not where it stays", async () => {
    const sent: unknown[] = [];
    asRole("owner", {
      ...settings,
      provider: { ...own, provider: "anthropic", url: "https://api.anthropic.com" },
    });
    server.use(
      http.put(endpoint("/model-settings/provider"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(settings);
      }),
    );
    await open("Modifier");
    expect(screen.getByText("Laissez vide pour garder la clé actuelle.")).toBeInTheDocument();
    const url = screen.getByLabelText("Adresse de base (facultatif)");
    await userEvent.clear(url);
    await userEvent.type(url, "https://ailleurs.example");
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Saisissez la clé/)).toBeInTheDocument();
    await userEvent.clear(url);
    await userEvent.type(url, "https://api.anthropic.com");
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByRole("button", { name: "Utiliser notre propre modèle" }));
    expect(sent).toEqual([
      { provider: "anthropic", url: "https://api.anthropic.com", model: own.model },
    ]);
  });

  it("shows the server's complaint beside its field", async () => {
    asRole("owner");
    server.use(
      http.put(endpoint("/model-settings/provider"), () =>
        problem(422, "validation_failed", "Vérifiez la saisie.", [
          { field: "url", code: "invalid_format", message: "Écrivez l'adresse de base." },
        ]),
      ),
    );
    await open();
    await userEvent.type(screen.getByLabelText("Adresse de base (facultatif)"), "https://x?y");
    await userEvent.type(screen.getByLabelText("Modèle"), "m");
    await userEvent.type(screen.getByLabelText("Clé"), "k");
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText("Écrivez l'adresse de base.")).toBeInTheDocument();
  });

  it("is removed after it was asked whether that is meant", async () => {
    let removed = false;
    asRole("owner", { ...settings, provider: own });
    server.use(
      http.delete(endpoint("/model-settings/provider"), () => {
        removed = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await open("Retirer");
    server.use(http.get(endpoint("/model-settings"), () => HttpResponse.json(settings)));
    await userEvent.click(await screen.findByRole("button", { name: "Retirer" }));
    expect(
      await screen.findByRole("button", { name: "Utiliser notre propre modèle" }),
    ).toBeInTheDocument();
    expect(removed).toBe(true);
  });

  it("is shown to an editor, who cannot change it", async () => {
    asRole("editor", { ...settings, provider: own });
    expect(await screen.findByText("https://api.mistral.ai/v1")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Modifier" })).not.toBeInTheDocument();
  });
});
