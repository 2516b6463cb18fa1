#include "auth/auth_routes.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <optional>

#include "auth/account_routes.h"
#include "support/database_fixture.h"
#include "support/route_caller.h"

namespace datapilot::auth {
namespace {

namespace json = boost::json;
using base::Errc;

const std::string good_password = "correct cheval pile agrafe";

class AuthRoutesTest : public tests::DatabaseTest {
  protected:
    AuthRoutesTest() {
        routes_.add_to(router_);
        account_routes_.add_to(router_);
    }

    static std::string new_email() {
        static int made = 0;
        return "routes" + std::to_string(++made) + "@exemple.fr";
    }

    static json::object registration(const std::string& email) {
        return {{"tenant_name", "Maison Durand"}, {"email", email}, {"password", good_password}};
    }

    http::Response post(const std::string& path, const json::object& body) {
        return run(call_.post("/api/v1/auth/" + path, body));
    }
    http::Response post_with_cookie(const std::string& path, const std::string& token) {
        return run(call_.post("/api/v1/auth/" + path, {}, {{"Cookie", "dp_refresh=" + token}}));
    }
    http::Response me(const std::string& access_token) {
        return run(call_.get("/api/v1/auth/me", access_token));
    }

    static std::string cookie(const http::Response& response) {
        return std::string{http::find(response.headers, "Set-Cookie").value_or("")};
    }
    static std::string refresh_token(const http::Response& response) {
        const auto text = cookie(response);
        const auto begin = text.find('=') + 1;
        return text.substr(begin, text.find(';') - begin);
    }
    static std::string access_token(const http::Response& response) {
        return std::string{tests::body_of(response).at("access_token").as_string()};
    }

    // The codes of the fields that a body was refused for.
    json::object refused_fields(const json::object& body) {
        const auto response = post("register", body);
        EXPECT_EQ(tests::error_of(response).code, Errc::validation_failed);
        json::object codes;
        for (const auto& field : tests::error_of(response).fields) {
            codes[field.field] =
                json::string_view{base::name(std::get<base::FieldErrc>(field.code))};
        }
        return codes;
    }

    base::SystemClock clock_;
    crypto::PasswordHasher hasher_;
    AuthService service_{pool_, hasher_, clock_, {std::string(32, 's')}};
    AuthRoutes routes_{service_, CookieSecurity::tls_only};
    AccountService accounts_{{pool_, hasher_, service_.watch(), service_.throttle(), clock_}};
    AccountRoutes account_routes_{accounts_};
    http::Router router_;
    tests::RouteCaller call_{
        router_, [this](std::string token) { return service_.authenticate(std::move(token)); }};
};

TEST_F(AuthRoutesTest, RegisteringAnswersASessionAsTheContractHasIt) {
    const auto email = new_email();
    const auto response = post("register", registration(email));
    ASSERT_EQ(response.status, 201);
    EXPECT_EQ(http::find(response.headers, "Location"), "/api/v1/auth/me");
    const auto body = tests::body_of(response);
    EXPECT_EQ(body.at("token_type"), "Bearer");
    EXPECT_EQ(body.at("expires_in"), 1800);
    const auto& user = body.at("user").as_object();
    EXPECT_EQ(user.at("email"), email.c_str());
    EXPECT_EQ(user.at("role"), "owner");
    EXPECT_EQ(user.at("language"), "fr");
    EXPECT_EQ(user.at("tenant").at("name"), "Maison Durand");
    EXPECT_TRUE(user.at("name").is_null());
    EXPECT_EQ(user.size(), 7u);
    EXPECT_EQ(body.size(), 4u);
}

TEST_F(AuthRoutesTest, TheRefreshCookieIsOutOfReachOfScriptsAndOtherSites) {
    const auto set = cookie(post("register", registration(new_email())));
    EXPECT_TRUE(set.starts_with("dp_refresh=")) << set;
    EXPECT_TRUE(
        set.ends_with("; HttpOnly; SameSite=Strict; Path=/api/v1/auth; Max-Age=604800; Secure"))
        << set;
}

TEST_F(AuthRoutesTest, OnADevelopersMachineTheCookieTravelsWithoutTls) {
    http::Router router;
    AuthRoutes routes(service_, CookieSecurity::plain_http);
    routes.add_to(router);
    tests::RouteCaller call(router, {});
    const auto response = run(call.post("/api/v1/auth/register", registration(new_email())));
    EXPECT_TRUE(cookie(response).ends_with("; Max-Age=604800"));
}

TEST_F(AuthRoutesTest, EachWrongFieldIsNamed) {
    EXPECT_EQ(refused_fields({{"tenant_name", " "},
                              {"email", "jeanne"},
                              {"password", "trop court"},
                              {"language", "de"}}),
              (json::object{{"tenant_name", "too_short"},
                            {"email", "invalid_format"},
                            {"password", "too_short"},
                            {"language", "not_allowed"}}));
    EXPECT_EQ(refused_fields({{"password", 12}, {"role", "owner"}}),
              (json::object{{"tenant_name", "required"},
                            {"email", "required"},
                            {"password", "wrong_type"},
                            {"role", "unknown_field"}}));
}

TEST_F(AuthRoutesTest, APasswordThatIsGuessedFirstIsRefused) {
    const std::string email = "jeanne.martin@exemple.fr";
    for (const std::string password : {"aaaaaaaaaaaaaaaa", "jeanne.martin@exemple.fr",
                                       "Jeanne.Martin@exemple.fr", "jeanne.martin"}) {
        auto body = registration(email);
        body["password"] = password;
        EXPECT_EQ(refused_fields(body), (json::object{{"password", "not_allowed"}})) << password;
    }
    auto body = registration(email);
    body["password"] = std::string(257, 'x');
    EXPECT_EQ(refused_fields(body), (json::object{{"password", "too_long"}}));
}

TEST_F(AuthRoutesTest, ATakenEmailIsSaidInTheUsersLanguage) {
    const auto email = new_email();
    post("register", registration(email));
    const auto response = post("register", registration(email));
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(tests::error_of(response).code, Errc::email_taken);
    EXPECT_NE(tests::error_of(response).message.french, tests::error_of(response).message.english);
}

TEST_F(AuthRoutesTest, LoginRefreshMeAndLogoutMakeOneStory) {
    const auto email = new_email();
    post("register", registration(email));
    const auto login = post("login", {{"email", email}, {"password", good_password}});
    ASSERT_EQ(login.status, 200);

    const auto refreshed = post_with_cookie("refresh", refresh_token(login));
    ASSERT_EQ(refreshed.status, 200);
    EXPECT_NE(refresh_token(refreshed), refresh_token(login));

    const auto user = me(access_token(refreshed));
    ASSERT_EQ(user.status, 200);
    EXPECT_EQ(tests::body_of(user).at("email"), email.c_str());

    const auto logout = post_with_cookie("logout", refresh_token(refreshed));
    EXPECT_EQ(logout.status, 204);
    EXPECT_TRUE(cookie(logout).starts_with("dp_refresh=; ")) << cookie(logout);
    EXPECT_NE(cookie(logout).find("Max-Age=0"), std::string::npos);
    const auto after = post_with_cookie("refresh", refresh_token(refreshed));
    EXPECT_EQ(tests::error_of(after).code, Errc::unauthenticated);
}

TEST_F(AuthRoutesTest, AWrongPasswordIsRefusedWithoutACookie) {
    const auto email = new_email();
    post("register", registration(email));
    const auto response = post("login", {{"email", email}, {"password", "not the password"}});
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(tests::error_of(response).code, Errc::invalid_credentials);
    EXPECT_EQ(cookie(response), "");
}

TEST_F(AuthRoutesTest, ARefreshWithoutItsCookieIsUnauthenticated) {
    EXPECT_EQ(tests::error_of(post("refresh", {})).code, Errc::unauthenticated);
}

TEST_F(AuthRoutesTest, ARefreshTokenThatIsOverLeavesTheBrowser) {
    const auto response = post_with_cookie("refresh", "invented");
    EXPECT_EQ(response.status, 401);
    EXPECT_NE(cookie(response).find("Max-Age=0"), std::string::npos);
}

TEST_F(AuthRoutesTest, LoggingOutWithoutASessionSucceeds) {
    EXPECT_EQ(post("logout", {}).status, 204);
}

TEST_F(AuthRoutesTest, AThrottledRequestTellsHowLongToWait) {
    AuthService strict(pool_, hasher_, clock_,
                       {std::string(32, 's'), {}, {.account = {1, std::chrono::minutes{1}}}});
    AuthRoutes routes(strict, CookieSecurity::tls_only);
    http::Router router;
    routes.add_to(router);
    tests::RouteCaller call(router, {});
    const json::object body{{"email", new_email()}, {"password", "guess"}};
    run(call.post("/api/v1/auth/login", body));
    const auto response = run(call.post("/api/v1/auth/login", body));
    EXPECT_EQ(response.status, 429);
    const auto wait = std::stoi(std::string{http::find(response.headers, "Retry-After").value()});
    EXPECT_GE(wait, 1);
    EXPECT_LE(wait, 60);
}

TEST_F(AuthRoutesTest, TheTokenOfAUserWhoIsGoneIsUnauthenticated) {
    const auto response = post("register", registration(new_email()));
    const auto user = tests::body_of(response).at("user").as_object();
    const std::string tenant{user.at("tenant").at("id").as_string()};
    database().execute("BEGIN; SELECT set_config('app.tenant_id', '" + tenant +
                       "', true); DELETE FROM users WHERE tenant_id = '" + tenant + "'; COMMIT");
    EXPECT_EQ(tests::error_of(me(access_token(response))).code, Errc::unauthenticated);
}

}  // namespace
}  // namespace datapilot::auth
