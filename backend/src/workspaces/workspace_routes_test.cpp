#include "workspaces/workspace_routes.h"

#include <gtest/gtest.h>

#include <set>

#include "support/database_fixture.h"
#include "support/route_caller.h"

namespace datapilot::workspaces {
namespace {

namespace json = boost::json;
using base::Errc;
using http::Method;
using tenancy::Role;
using tenancy::TenantScope;

const std::string collection = "/api/v1/workspaces";

class WorkspaceRoutesTest : public tests::DatabaseTest {
  protected:
    WorkspaceRoutesTest() { routes_.add_to(router_); }

    http::Response send(const TenantScope& scope, Method method, const std::string& path,
                        const json::object& body = {}, const http::Headers& headers = {}) {
        return run(call_.send(scope, method, path, body, headers));
    }

    // The path of a new workspace.
    std::string created(const TenantScope& scope, const std::string& name) {
        const auto response = send(scope, Method::post, collection, {{"name", name}});
        EXPECT_EQ(response.status, 201);
        return std::string{http::find(response.headers, "Location").value_or("")};
    }

    static std::vector<std::string> names(const json::object& page) {
        std::vector<std::string> result;
        for (const auto& item : page.at("items").as_array()) {
            result.emplace_back(item.at("name").as_string());
        }
        return result;
    }

    const TenantScope owner_ = new_tenant();
    WorkspaceRepository repository_{pool_};
    idempotency::IdempotentCreates creates_{pool_};
    WorkspaceRoutes routes_{repository_, creates_};
    http::Router router_;
    tests::RouteCaller call_{router_, {}};
};

TEST_F(WorkspaceRoutesTest, ACreatedWorkspaceIsFoundAtItsLocation) {
    const auto response = send(owner_, Method::post, collection,
                               {{"name", "  Ventes  "}, {"settings", {{"theme", "clair"}}}});
    ASSERT_EQ(response.status, 201);
    const auto body = tests::body_of(response);
    EXPECT_EQ(body.at("name"), "Ventes");
    EXPECT_EQ(body.at("settings").at("theme"), "clair");

    const auto location = std::string{http::find(response.headers, "Location").value()};
    EXPECT_EQ(location, collection + "/" + std::string{body.at("id").as_string()});
    EXPECT_EQ(tests::body_of(send(owner_, Method::get, location)), body);
}

TEST_F(WorkspaceRoutesTest, TheListIsByNameAsFrenchSortsAndPaged) {
    for (const char* name : {"Zone", "été", "Études", "etage", "Ventes"}) created(owner_, name);
    const auto first = tests::body_of(send(owner_, Method::get, collection + "?limit=4"));
    EXPECT_EQ(names(first), (std::vector<std::string>{"etage", "été", "Études", "Principal"}));
    const std::string cursor{first.at("next_cursor").as_string()};
    const auto second =
        tests::body_of(send(owner_, Method::get, collection + "?limit=4&cursor=" + cursor));
    EXPECT_EQ(names(second), (std::vector<std::string>{"Ventes", "Zone"}));
    EXPECT_TRUE(second.at("next_cursor").is_null());
}

TEST_F(WorkspaceRoutesTest, AListGoesOnAfterAWorkspaceThatWasDeletedInBetween) {
    const auto last = created(owner_, "Achats");
    const auto first = tests::body_of(send(owner_, Method::get, collection + "?limit=1"));
    EXPECT_EQ(first.at("next_cursor"), "Achats");
    ASSERT_EQ(send(owner_, Method::delete_, last).status, 204);
    const auto next = tests::body_of(send(owner_, Method::get, collection + "?cursor=Achats"));
    EXPECT_EQ(names(next), std::vector<std::string>{"Principal"});
}

TEST_F(WorkspaceRoutesTest, AWrongLimitOrCursorIsNamed) {
    for (const char* query : {"limit=0", "limit=201", "limit=x", "cursor="}) {
        const auto response = send(owner_, Method::get, collection + "?" + query);
        EXPECT_EQ(tests::error_of(response).code, Errc::validation_failed) << query;
        EXPECT_EQ(tests::error_of(response).fields.size(), 1u) << query;
    }
}

TEST_F(WorkspaceRoutesTest, AChangeTouchesOnlyWhatItNames) {
    const auto path = created(owner_, "Achats");
    const auto renamed = send(owner_, Method::patch, path, {{"name", "Achats 2025"}});
    EXPECT_EQ(tests::body_of(renamed).at("name"), "Achats 2025");
    const auto set = send(owner_, Method::patch, path, {{"settings", {{"a", 1}}}});
    EXPECT_EQ(tests::body_of(set).at("name"), "Achats 2025");
    EXPECT_EQ(tests::body_of(set).at("settings").at("a"), 1);
    const auto replaced = send(owner_, Method::patch, path, {{"settings", {{"b", 2}}}});
    EXPECT_FALSE(tests::body_of(replaced).at("settings").as_object().contains("a"));
}

TEST_F(WorkspaceRoutesTest, ADeletedWorkspaceIsGone) {
    const auto path = created(owner_, "Provisoire");
    EXPECT_EQ(send(owner_, Method::delete_, path).status, 204);
    EXPECT_EQ(tests::error_of(send(owner_, Method::get, path)).code, Errc::not_found);
    EXPECT_EQ(tests::error_of(send(owner_, Method::delete_, path)).code, Errc::not_found);
}

runtime::Task<void> add_data_source(postgres::Pool& pool, TenantScope scope, std::string id) {
    auto transaction = co_await pool.begin(scope);
    co_await transaction.query(
        "INSERT INTO data_sources (tenant_id, workspace_id, type, name) "
        "VALUES ($1, $2, 'csv', 'Commandes')",
        scope.tenant(), id);
    co_await transaction.commit();
}

TEST_F(WorkspaceRoutesTest, AWorkspaceThatHoldsADataSourceIsKept) {
    const auto path = created(owner_, "Pleine");
    run(add_data_source(pool_, owner_, path.substr(collection.size() + 1)));
    EXPECT_EQ(tests::error_of(send(owner_, Method::delete_, path)).code, Errc::conflict);
    EXPECT_EQ(send(owner_, Method::get, path).status, 200);
}

TEST_F(WorkspaceRoutesTest, ANameIsTakenOnceInATenantAndFreeInAnother) {
    created(owner_, "Finance");
    const auto again = send(owner_, Method::post, collection, {{"name", "Finance"}});
    EXPECT_EQ(tests::error_of(again).code, Errc::conflict);
    const auto other = created(owner_, "Autre");
    const auto renamed = send(owner_, Method::patch, other, {{"name", "Finance"}});
    EXPECT_EQ(tests::error_of(renamed).code, Errc::conflict);
    created(new_tenant(), "Finance");
}

TEST_F(WorkspaceRoutesTest, AnotherTenantsWorkspaceIsNotFound) {
    const auto path = created(owner_, "Secret");
    const auto stranger = new_tenant();
    EXPECT_EQ(tests::error_of(send(stranger, Method::get, path)).code, Errc::not_found);
    EXPECT_EQ(tests::error_of(send(stranger, Method::patch, path, {{"name", "x"}})).code,
              Errc::not_found);
    EXPECT_EQ(tests::error_of(send(stranger, Method::delete_, path)).code, Errc::not_found);
    EXPECT_EQ(names(tests::body_of(send(stranger, Method::get, collection))),
              std::vector<std::string>{"Principal"});
    EXPECT_EQ(tests::body_of(send(owner_, Method::get, path)).at("name"), "Secret");
}

TEST_F(WorkspaceRoutesTest, AnEditorReadsAndDoesNotWrite) {
    const auto path = created(owner_, "Lecture");
    const auto editor = new_tenant(Role::editor);
    EXPECT_EQ(send(editor, Method::get, collection).status, 200);
    EXPECT_EQ(send(editor, Method::post, collection, {{"name", "x"}}).status, 403);
    EXPECT_EQ(send(editor, Method::patch, path, {{"name", "x"}}).status, 403);
    EXPECT_EQ(send(editor, Method::delete_, path).status, 403);
}

TEST_F(WorkspaceRoutesTest, AWrongBodyIsRefusedWithItsFields) {
    const std::string long_name(201, 'x');
    const std::string long_text(17'000, 'x');
    const auto nul = json::object{{"a", json::array{std::string("\0", 1)}}};
    for (const json::object& body : std::vector<json::object>{
             {},
             {{"name", ""}},
             {{"name", "   "}},
             {{"name", long_name}},
             {{"name", 12}},
             {{"name", "x"}, {"settings", json::array{}}},
             {{"name", "x"}, {"settings", {{"a", long_text}}}},
             {{"name", "x"}, {"settings", nul}},
             {{"name", "x"}, {"tenant_id", "x"}},
         }) {
        const auto response = send(owner_, Method::post, collection, body);
        ASSERT_EQ(response.status, 422) << body;
        EXPECT_EQ(tests::error_of(response).fields.size(), 1u) << body;
    }
    const auto path = created(owner_, "Inchangée");
    EXPECT_EQ(send(owner_, Method::patch, path, {}).status, 422);
}

TEST_F(WorkspaceRoutesTest, ARepeatedCreateMakesOneWorkspace) {
    const http::Headers key{{"Idempotency-Key", "a-key"}};
    const auto first = send(owner_, Method::post, collection, {{"name", "Une"}}, key);
    const auto second = send(owner_, Method::post, collection, {{"name", "Une"}}, key);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(tests::body_of(first), tests::body_of(second));
    EXPECT_EQ(http::find(first.headers, "Location"), http::find(second.headers, "Location"));
}

TEST_F(WorkspaceRoutesTest, AKeyBelongsToOneBodyAndOneUser) {
    const http::Headers key{{"Idempotency-Key", "a-key"}};
    send(owner_, Method::post, collection, {{"name", "Une"}}, key);
    const auto other_body = send(owner_, Method::post, collection, {{"name", "Deux"}}, key);
    EXPECT_EQ(tests::error_of(other_body).code, Errc::idempotency_conflict);
    EXPECT_EQ(send(new_tenant(), Method::post, collection, {{"name", "Deux"}}, key).status, 201);
}

TEST_F(WorkspaceRoutesTest, ARefusedCreateMayBeTriedAgainWithItsKey) {
    const http::Headers key{{"Idempotency-Key", "a-key"}};
    const auto taken = created(owner_, "Prise");
    EXPECT_EQ(send(owner_, Method::post, collection, {{"name", "Prise"}}, key).status, 409);
    send(owner_, Method::delete_, taken);
    EXPECT_EQ(send(owner_, Method::post, collection, {{"name", "Prise"}}, key).status, 201);
}

TEST_F(WorkspaceRoutesTest, AKeyThatIsNoneIsRefused) {
    for (const std::string& key :
         {std::string{}, std::string(101, 'x'), std::string{"a b"}, std::string{"clé"}}) {
        const auto response =
            send(owner_, Method::post, collection, {{"name", "x"}}, {{"Idempotency-Key", key}});
        EXPECT_EQ(response.status, 422) << key;
    }
}

}  // namespace
}  // namespace datapilot::workspaces
