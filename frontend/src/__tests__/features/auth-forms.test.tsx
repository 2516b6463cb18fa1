import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { LoginForm } from "@/features/auth/login-form";
import { RegisterForm } from "@/features/auth/register-form";
import { readToken } from "@/lib/auth";

import { renderPage } from "../support/render";
import { session } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const submitLogin = () => userEvent.click(screen.getByRole("button", { name: "Se connecter" }));
const submitRegister = () =>
  userEvent.click(screen.getByRole("button", { name: "Créer mon compte" }));

describe("signing in", () => {
  it("asks for what is missing, and says it beside each field", async () => {
    renderPage(<LoginForm />);
    await submitLogin();
    expect(await screen.findAllByText("Ce champ est obligatoire.")).toHaveLength(2);
    expect(screen.getByLabelText("Adresse e-mail")).toBeInvalid();
    expect(screen.getByLabelText("Adresse e-mail")).toHaveAccessibleDescription(
      "Ce champ est obligatoire.",
    );
  });

  it("takes no half address", async () => {
    renderPage(<LoginForm />);
    await userEvent.type(screen.getByLabelText("Adresse e-mail"), "claire@duval");
    await userEvent.type(screen.getByLabelText("Mot de passe"), "x");
    await submitLogin();
    expect(await screen.findByText(/Écrivez une adresse complète/)).toBeInTheDocument();
  });

  it("keeps the token and tells that it is done", async () => {
    const done = jest.fn();
    let sent: unknown;
    server.use(
      http.post(endpoint("/auth/login"), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(session("t1"));
      }),
    );
    renderPage(<LoginForm onDone={done} />);
    await userEvent.type(screen.getByLabelText("Adresse e-mail"), " claire@duval.fr ");
    await userEvent.type(screen.getByLabelText("Mot de passe"), " secret ");
    await submitLogin();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent).toEqual({ email: "claire@duval.fr", password: " secret " });
    expect(readToken()).toBe("t1");
  });

  it("shows the server's words for a wrong password, and keeps what was typed", async () => {
    server.use(
      http.post(endpoint("/auth/login"), () =>
        problem(401, "invalid_credentials", "Adresse ou mot de passe incorrect."),
      ),
    );
    renderPage(<LoginForm />);
    await userEvent.type(screen.getByLabelText("Adresse e-mail"), "claire@duval.fr");
    await userEvent.type(screen.getByLabelText("Mot de passe"), "faux");
    await submitLogin();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Adresse ou mot de passe incorrect.",
    );
    expect(screen.getByLabelText("Mot de passe")).toHaveValue("faux");
    expect(readToken()).toBeNull();
  });

  it("says in words that the server is not there", async () => {
    server.use(http.post(endpoint("/auth/login"), () => HttpResponse.error()));
    renderPage(<LoginForm />);
    await userEvent.type(screen.getByLabelText("Adresse e-mail"), "claire@duval.fr");
    await userEvent.type(screen.getByLabelText("Mot de passe"), "x");
    await submitLogin();
    expect(await screen.findByRole("alert")).toHaveTextContent("Le serveur ne répond pas.");
  });

  it("shows and hides the password on request", async () => {
    renderPage(<LoginForm />);
    const password = screen.getByLabelText("Mot de passe");
    await userEvent.click(screen.getByRole("button", { name: "Afficher le mot de passe" }));
    expect(password).toHaveAttribute("type", "text");
    await userEvent.click(screen.getByRole("button", { name: "Masquer le mot de passe" }));
    expect(password).toHaveAttribute("type", "password");
  });
});

describe("registering", () => {
  async function fill(password: string) {
    await userEvent.type(screen.getByLabelText("Nom de l'entreprise"), "Maison Duval");
    await userEvent.type(screen.getByLabelText("Adresse e-mail"), "claire@duval.fr");
    await userEvent.type(screen.getByLabelText("Mot de passe"), password);
  }

  it("wants twelve characters", async () => {
    renderPage(<RegisterForm />);
    await fill("onze lettre");
    await submitRegister();
    expect(
      await screen.findByText("Le mot de passe doit compter au moins 12 caractères."),
    ).toBeInTheDocument();
  });

  it("sends the company, the account and the language of the page", async () => {
    let sent: unknown;
    server.use(
      http.post(endpoint("/auth/register"), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(session(), { status: 201 });
      }),
    );
    const done = jest.fn();
    renderPage(<RegisterForm onDone={done} />);
    await fill("douze lettres !");
    await submitRegister();
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(sent).toEqual({
      tenant_name: "Maison Duval",
      email: "claire@duval.fr",
      password: "douze lettres !",
      language: "fr",
    });
  });

  it("puts the server's word on the field that it names", async () => {
    const message = "Ce mot de passe figure dans une liste publique.";
    server.use(
      http.post(endpoint("/auth/register"), () =>
        problem(422, "validation_failed", "Corrigez les champs.", [
          { field: "password", code: "not_allowed", message },
        ]),
      ),
    );
    renderPage(<RegisterForm />);
    await fill("douze lettres !");
    await submitRegister();
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(screen.getByLabelText("Mot de passe")).toHaveAccessibleDescription(message);
    expect(screen.queryByText("Corrigez les champs.")).not.toBeInTheDocument();
  });

  it("says that the address is taken", async () => {
    server.use(
      http.post(endpoint("/auth/register"), () =>
        problem(409, "email_taken", "Un compte existe déjà avec cette adresse."),
      ),
    );
    renderPage(<RegisterForm />);
    await fill("douze lettres !");
    await submitRegister();
    expect(await screen.findByRole("alert")).toHaveTextContent("Un compte existe déjà");
  });
});
