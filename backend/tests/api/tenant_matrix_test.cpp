#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "api/api_test.h"
#include "program/backend.h"

namespace datapilot::tests {
namespace {

// What one company has, in the places that paths and bodies name.
struct Belongings {
    std::string workspace;
    std::string source;
    std::string conversation;
    std::string answer;
    std::string verified;
    std::string member;
    std::string invitation;
    std::string dashboard;
    std::string widget;
    std::string link;
    std::string link_token;
};

std::string text_at(const HttpAnswer& answer, const char* pointer) {
    return std::string{answer.json().at_pointer(pointer).as_string()};
}

const std::string csv = "région;montant\nNord;10,5\nSud;20\nEst;30\n";

Belongings acquire(std::uint16_t port, Company& company) {
    Belongings has;
    has.member = join_company(port, company, "viewer").user;
    has.invitation = text_at(
        company.client.post("/api/v1/members",
                            {{"email", "link@" + company.tenant + ".fr"}, {"role", "viewer"}}),
        "/id");
    has.workspace = text_at(
        company.client.post("/api/v1/workspaces", {{"name", "Vide " + company.email}}), "/id");
    has.source = text_at(
        company.client.upload("/api/v1/data-sources", {{"name", "Ventes"}}, {{"ventes.csv", csv}}),
        "/id");
    const auto answer = company.client.post(
        "/api/v1/ai/query",
        {{"data_source_id", has.source}, {"question", "total des montants par région"}});
    has.conversation = text_at(answer, "/conversation_id");
    has.answer = text_at(answer, "/id");
    company.client.post("/api/v1/ai/answers/" + has.answer + "/feedback",
                        {{"verdict", "right"}, {"verify", true}});
    has.verified =
        text_at(company.client.get("/api/v1/data-sources/" + has.source + "/verified-questions"),
                "/items/0/id");
    has.dashboard =
        text_at(company.client.post("/api/v1/dashboards", {{"name", "Pilotage"}}), "/id");
    has.widget = text_at(company.client.post("/api/v1/dashboards/" + has.dashboard + "/widgets",
                                             {{"answer_id", has.answer}}),
                         "/id");
    const auto link = company.client.post("/api/v1/dashboards/" + has.dashboard + "/links",
                                          boost::json::object{});
    has.link = text_at(link, "/id");
    has.link_token = text_at(link, "/token");
    return has;
}

// How to call a secured route for something that is there, and what its own tenant gets.
struct Row {
    std::string route;  // as the router's table says it: method and pattern
    std::function<std::string(const Belongings&)> target;
    int own_status = 200;
    std::function<std::string(const Belongings&)> body{};
    // Whether the call names an object, which another tenant then cannot find.
    bool names_an_object = true;
};

std::string no_body(const Belongings&) {
    return {};
}

std::string empty(const Belongings&) {
    return "{}";
}

std::string rename(const Belongings&) {
    return R"({"name":"Un autre nom"})";
}

const std::string a_text =
    R"({"type":"text","title":"","text":"Bonjour","position":{"lg":{"x":0,"y":0,"w":3,"h":2}}})";

std::string ask(const Belongings& has) {
    return boost::json::serialize(boost::json::object{
        {"data_source_id", has.source}, {"question", "total des montants par région"}});
}

std::string own_model(const Belongings&) {
    return R"({"provider":"openai_compatible","url":"http://127.0.0.1:9","model":"m"})";
}

std::function<std::string(const Belongings&)> path(std::string text) {
    return [text](const Belongings& has) {
        std::string filled = text;
        for (const auto& [place, id] :
             std::map<std::string, std::string>{{"{workspace}", has.workspace},
                                                {"{source}", has.source},
                                                {"{conversation}", has.conversation},
                                                {"{answer}", has.answer},
                                                {"{verified}", has.verified},
                                                {"{member}", has.member},
                                                {"{invitation}", has.invitation},
                                                {"{dashboard}", has.dashboard},
                                                {"{widget}", has.widget},
                                                {"{link}", has.link},
                                                {"{token}", has.link_token}}) {
            const auto at = filled.find(place);
            if (at != std::string::npos) filled.replace(at, place.size(), id);
        }
        return filled;
    };
}

// In the order of the calls: what deletes comes last.
std::vector<Row> rows() {
    const std::string api = "/api/v1";
    return {
        {"GET /api/v1/auth/me", path(api + "/auth/me"), 200, no_body, false},
        {"PATCH /api/v1/auth/me", path(api + "/auth/me"), 200, rename, false},
        // The wanted password is too short, which is told after the sign-in.
        {"POST /api/v1/auth/password", path(api + "/auth/password"), 422,
         [](const Belongings&) { return R"({"current_password":"x","new_password":"y"})"; }, false},
        {"GET /api/v1/members", path(api + "/members"), 200, no_body, false},
        {"POST /api/v1/members", path(api + "/members"), 201,
         [](const Belongings&) { return R"({"role":"viewer","email":"new@example.fr"})"; }, false},
        {"PATCH /api/v1/members/{id}", path(api + "/members/{member}"), 200,
         [](const Belongings&) { return R"({"role":"viewer"})"; }},
        {"POST /api/v1/members/{id}/password-link", path(api + "/members/{member}/password-link"),
         201, no_body},
        {"GET /api/v1/members/links", path(api + "/members/links"), 200, no_body, false},
        {"DELETE /api/v1/members/links/{id}", path(api + "/members/links/{invitation}"), 204,
         no_body},
        {"GET /api/v1/audit-log", path(api + "/audit-log"), 200, no_body, false},
        {"GET /api/v1/workspaces", path(api + "/workspaces"), 200, no_body, false},
        {"POST /api/v1/workspaces", path(api + "/workspaces"), 201, rename, false},
        {"GET /api/v1/workspaces/{id}", path(api + "/workspaces/{workspace}"), 200, no_body},
        {"PATCH /api/v1/workspaces/{id}", path(api + "/workspaces/{workspace}"), 200,
         [](const Belongings& has) { return R"({"name":"Espace )" + has.workspace + "\"}"; }},
        {"GET /api/v1/data-sources", path(api + "/data-sources"), 200, no_body, false},
        // Without a connection it is refused, but only after the sign-in and the role.
        {"POST /api/v1/data-sources", path(api + "/data-sources"), 422, rename, false},
        // Files have no connection, which only their own tenant learns.
        {"POST /api/v1/data-sources/test", path(api + "/data-sources/test"), 409,
         [](const Belongings& has) { return R"({"data_source_id":")" + has.source + "\"}"; }},
        {"GET /api/v1/data-sources/{id}", path(api + "/data-sources/{source}"), 200, no_body},
        {"PATCH /api/v1/data-sources/{id}", path(api + "/data-sources/{source}"), 200, rename},
        // Files have nothing to synchronise, which only their own tenant learns.
        {"POST /api/v1/data-sources/{id}/sync", path(api + "/data-sources/{source}/sync"), 409,
         no_body},
        {"GET /api/v1/data-sources/{id}/schema", path(api + "/data-sources/{source}/schema"), 200,
         no_body},
        {"GET /api/v1/data-sources/{id}/tables/{table}/preview",
         path(api + "/data-sources/{source}/tables/ventes/preview"), 200, no_body},
        {"GET /api/v1/data-sources/{id}/semantic-layer",
         path(api + "/data-sources/{source}/semantic-layer"), 200, no_body},
        {"PUT /api/v1/data-sources/{id}/semantic-layer",
         path(api + "/data-sources/{source}/semantic-layer"), 200,
         [](const Belongings&) { return R"({"version":0,"definitions":{}})"; }},
        {"POST /api/v1/data-sources/{id}/semantic-layer/generate",
         path(api + "/data-sources/{source}/semantic-layer/generate"), 200, no_body},
        {"POST /api/v1/data-sources/{id}/semantic-layer/validate",
         path(api + "/data-sources/{source}/semantic-layer/validate"), 200,
         [](const Belongings&) { return "{}"; }},
        {"POST /api/v1/data-sources/{id}/semantic-layer/preview",
         path(api + "/data-sources/{source}/semantic-layer/preview"), 200,
         [](const Belongings&) {
             return R"({"definitions":{},"questions":["total des montants par région"]})";
         }},
        {"POST /api/v1/data-sources/{id}/semantic-layer/figures",
         path(api + "/data-sources/{source}/semantic-layer/figures"), 200,
         [](const Belongings&) { return R"({"question":"total des montants par région"})"; }},
        {"POST /api/v1/ai/query", path(api + "/ai/query"), 200, ask},
        {"GET /api/v1/ai/conversations", path(api + "/ai/conversations"), 200, no_body, false},
        {"GET /api/v1/ai/conversations/{id}", path(api + "/ai/conversations/{conversation}"), 200,
         no_body},
        {"PATCH /api/v1/ai/conversations/{id}", path(api + "/ai/conversations/{conversation}"), 200,
         [](const Belongings&) { return R"({"title":"Un autre titre"})"; }},
        {"GET /api/v1/ai/answers/{id}/choices", path(api + "/ai/answers/{answer}/choices"), 200,
         no_body},
        {"POST /api/v1/ai/answers/{id}/run", path(api + "/ai/answers/{answer}/run"), 200,
         [](const Belongings&) { return R"({"edits":[{"part":{"kind":"limit","rows":2}}]})"; }},
        {"GET /api/v1/ai/answers/{id}/export", path(api + "/ai/answers/{answer}/export?format=csv"),
         200, no_body},
        {"POST /api/v1/ai/answers/{id}/feedback", path(api + "/ai/answers/{answer}/feedback"), 200,
         [](const Belongings&) { return R"({"verdict":"right"})"; }},
        {"GET /api/v1/data-sources/{id}/verified-questions",
         path(api + "/data-sources/{source}/verified-questions"), 200, no_body},
        {"DELETE /api/v1/data-sources/{id}/verified-questions/{question}",
         path(api + "/data-sources/{source}/verified-questions/{verified}"), 204, no_body},
        {"GET /api/v1/usage", path(api + "/usage"), 200, no_body, false},
        {"GET /api/v1/model-settings", path(api + "/model-settings"), 200, no_body, false},
        {"PUT /api/v1/model-settings", path(api + "/model-settings"), 200,
         [](const Belongings&) { return R"({"egress":"none"})"; }, false},
        {"PUT /api/v1/model-settings/provider", path(api + "/model-settings/provider"), 200,
         own_model, false},
        // Nothing answers there; that is a report, not a failure.
        {"POST /api/v1/model-settings/provider/test", path(api + "/model-settings/provider/test"),
         200, own_model, false},
        {"DELETE /api/v1/model-settings/provider", path(api + "/model-settings/provider"), 204,
         no_body, false},
        {"GET /api/v1/ai/suggestions", path(api + "/ai/suggestions?data_source_id={source}"), 200,
         no_body},
        {"GET /api/v1/dashboards", path(api + "/dashboards"), 200, no_body, false},
        {"POST /api/v1/dashboards", path(api + "/dashboards"), 201, rename, false},
        {"GET /api/v1/dashboards/{id}", path(api + "/dashboards/{dashboard}"), 200, no_body},
        {"GET /api/v1/dashboards/{id}/widgets", path(api + "/dashboards/{dashboard}/widgets"), 200,
         no_body},
        {"POST /api/v1/dashboards/{id}/widgets", path(api + "/dashboards/{dashboard}/widgets"), 201,
         [](const Belongings& has) { return R"({"answer_id":")" + has.answer + "\"}"; }},
        {"GET /api/v1/dashboards/{id}/widgets/{widget_id}",
         path(api + "/dashboards/{dashboard}/widgets/{widget}"), 200, no_body},
        {"POST /api/v1/dashboards/{id}/data", path(api + "/dashboards/{dashboard}/data"), 200,
         empty},
        {"POST /api/v1/dashboards/{id}/duplicate", path(api + "/dashboards/{dashboard}/duplicate"),
         201, empty},
        {"GET /api/v1/dashboards/{id}/export", path(api + "/dashboards/{dashboard}/export"), 200,
         no_body},
        // Without a document it is refused, but only after the sign-in and the role.
        {"POST /api/v1/dashboards/import", path(api + "/dashboards/import"), 422, empty, false},
        {"GET /api/v1/dashboards/{id}/links", path(api + "/dashboards/{dashboard}/links"), 200,
         no_body},
        {"POST /api/v1/dashboards/{id}/links", path(api + "/dashboards/{dashboard}/links"), 201,
         empty},
        {"GET /api/v1/shared-dashboards/{token}", path(api + "/shared-dashboards/{token}"), 200,
         no_body},
        {"POST /api/v1/shared-dashboards/{token}/data",
         path(api + "/shared-dashboards/{token}/data"), 200, empty},
        {"DELETE /api/v1/dashboards/{id}/links/{link_id}",
         path(api + "/dashboards/{dashboard}/links/{link}"), 204, no_body},
        // The version is an old one, which only the own tenant learns.
        {"PUT /api/v1/dashboards/{id}/widgets/{widget_id}",
         path(api + "/dashboards/{dashboard}/widgets/{widget}"), 409,
         [](const Belongings&) { return R"({"version":0,"widget":)" + a_text + "}"; }},
        {"DELETE /api/v1/dashboards/{id}/widgets/{widget_id}",
         path(api + "/dashboards/{dashboard}/widgets/{widget}"), 204, no_body},
        {"PUT /api/v1/dashboards/{id}", path(api + "/dashboards/{dashboard}"), 409,
         [](const Belongings&) {
             return R"({"version":0,"name":"x","description":"","layout":{},"widgets":[)" + a_text +
                    R"(],"filters":{"period":null,"conditions":[]}})";
         }},
        {"DELETE /api/v1/dashboards/{id}", path(api + "/dashboards/{dashboard}"), 204, no_body},
        {"GET /api/v1/ai/complete", path(api + "/ai/complete?data_source_id={source}&q=r"), 200,
         no_body},
        {"DELETE /api/v1/ai/conversations/{id}", path(api + "/ai/conversations/{conversation}"),
         204, no_body},
        {"DELETE /api/v1/data-sources/{id}", path(api + "/data-sources/{source}"), 204, no_body},
        {"DELETE /api/v1/members/{id}", path(api + "/members/{member}"), 204, no_body},
        {"DELETE /api/v1/workspaces/{id}", path(api + "/workspaces/{workspace}"), 204, no_body},
    };
}

const std::vector<std::string> open_routes{
    "GET /healthz",
    "GET /readyz",
    "POST /api/v1/auth/links/accept",
    "POST /api/v1/auth/links/read",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/logout",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/register",
};

class TenantMatrixTest : public ApiTest {
  protected:
    static std::vector<http::Route> routes() {
        const TemporaryFolder folder;
        const config::Variables variables{
            {"DATAPILOT_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"},
            {"DATAPILOT_DATA_DIR", folder.path()}};
        boost::asio::io_context loop;
        const program::Backend backend(
            loop,
            std::get<config::Loaded>(config::load(variables, config::Purpose::serve)).settings);
        return backend.router().routes();
    }

    static std::string name(const http::Route& route) {
        return std::string{http::name(route.method)} + " " + route.pattern;
    }

    HttpAnswer call(const Row& row, const Belongings& has, const std::string& token) {
        HttpClient client(port());
        client.set_token(token);
        HttpClient::Headers headers;
        const auto body = row.body(has);
        if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
        return client.request(row.route.substr(0, row.route.find(' ')), row.target(has), body,
                              headers);
    }

    // Nothing of what a company has may stand in what another one is told.
    static void expect_nothing_of(const Belongings& has, const HttpAnswer& answer) {
        for (const auto& id :
             {has.workspace, has.source, has.conversation, has.answer, has.verified, has.member,
              has.invitation, has.dashboard, has.widget, has.link}) {
            EXPECT_EQ(answer.body.find(id), std::string::npos) << answer.body;
        }
    }
};

TEST_F(TenantMatrixTest, EveryRouteHasARow) {
    std::vector<std::string> served;
    std::vector<std::string> tested = open_routes;
    for (const auto& route : routes()) {
        served.push_back(name(route));
        const bool listed_as_open =
            std::ranges::find(open_routes, served.back()) != open_routes.end();
        EXPECT_EQ(!route.minimum_role, listed_as_open) << served.back();
    }
    for (const auto& row : rows()) tested.push_back(row.route);
    std::ranges::sort(served);
    std::ranges::sort(tested);
    EXPECT_EQ(served, tested);
}

TEST_F(TenantMatrixTest, OnlyTheOwnTenantFindsAnObject) {
    auto acme = register_company(port(), "Acme");
    auto rival = register_company(port(), "Rival");
    const auto has = acquire(port(), acme);
    for (const auto& row : rows()) {
        SCOPED_TRACE(row.route);
        const auto signed_out = call(row, has, "");
        EXPECT_EQ(signed_out.status, 401);
        EXPECT_EQ(signed_out.code(), "unauthenticated");

        const auto other = call(row, has, rival.token);
        if (row.names_an_object) {
            EXPECT_EQ(other.status, 404) << other.body;
            EXPECT_EQ(other.code(), "not_found");
        }
        expect_nothing_of(has, other);

        const auto own = call(row, has, acme.token);
        EXPECT_EQ(own.status, row.own_status) << own.body;
    }
}

TEST_F(TenantMatrixTest, ARoleBelowTheRoutesIsForbiddenAndTheRoutesOwnIsNot) {
    auto acme = register_company(port(), "Acme");
    const auto has = acquire(port(), acme);
    std::map<std::string, tenancy::Role> minimum;
    for (const auto& route : routes()) {
        if (route.minimum_role) minimum[name(route)] = *route.minimum_role;
    }
    std::map<tenancy::Role, std::string> token{{tenancy::Role::owner, acme.token}};
    for (const auto role : {tenancy::Role::viewer, tenancy::Role::editor, tenancy::Role::admin}) {
        token[role] = join_company(port(), acme, std::string{tenancy::name(role)}).token;
    }
    for (const auto& row : rows()) {
        for (const auto& [role, access_token] : token) {
            SCOPED_TRACE(row.route + " as " + std::string{tenancy::name(role)});
            const auto answer = call(row, has, access_token);
            EXPECT_EQ(answer.code() == "forbidden", role < minimum.at(row.route)) << answer.body;
        }
    }
}

TEST_F(TenantMatrixTest, AForgedOrExpiredTokenOpensNothing) {
    auto acme = register_company(port(), "Acme");
    const auto me = rows().front();
    auto forged = acme.token;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    for (const std::string& token :
         {forged, acme.token + "A", std::string{"x"}, std::string{"eyJhbGciOiJub25lIn0.e30."}}) {
        const auto answer = call(me, {}, token);
        EXPECT_EQ(answer.status, 401);
        EXPECT_EQ(answer.code(), "unauthenticated") << token;
    }
    const auto expired = call(me, {}, expired_token(acme));
    EXPECT_EQ(expired.status, 401);
    EXPECT_EQ(expired.code(), "token_expired");
}

}  // namespace
}  // namespace datapilot::tests
